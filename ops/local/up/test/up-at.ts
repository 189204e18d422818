import { main } from "../main";

// the real command, with the programs of another folder
await main(process.argv[2] ?? "");
