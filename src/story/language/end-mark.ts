/** What a text ends with that ends with a whole sentence, in any script that sets a mark there, and closing marks behind it. */
export const endMark = /[.!?…。！？؟۔।॥։။።។]["'”’»」』)\]]*$/u;
