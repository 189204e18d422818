import { main } from "../main";

// the command as it is, with the programs of another folder
await main(process.argv[2] ?? "");
