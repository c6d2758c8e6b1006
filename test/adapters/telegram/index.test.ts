import { adapterContract } from "../../adapter-contract.ts";
import { openRig } from "./rig.ts";

adapterContract("telegram", openRig);
