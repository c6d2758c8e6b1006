import { adapterContract } from "../../adapter-contract.ts";
import { openRig } from "./rig.ts";

adapterContract("whatsapp", openRig, ["redraws"]);
