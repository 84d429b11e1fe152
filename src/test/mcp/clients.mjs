// Uses the tools of a Waymark server, and those of waymark mcp, as clients of both generations do:
// node clients.mjs http://localhost:8080/mcp https://a-website/ java -jar waymark-cli.jar mcp
import { Client as Newer, StreamableHTTPClientTransport as NewerHttp } from "@modelcontextprotocol/client";
import { StdioClientTransport as NewerPipe } from "@modelcontextprotocol/client/stdio";
import { Client as Older } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport as OlderHttp } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { StdioClientTransport as OlderPipe } from "@modelcontextprotocol/sdk/client/stdio.js";

const [, , endpoint, site, command, ...words] = process.argv;
let failed = 0;

function check(what, fine) {
  console.log((fine ? "  passed  " : "  FAILED  ") + what);
  failed += fine ? 0 : 1;
}

async function use(name, client, transport) {
  console.log(name);
  await client.connect(transport);
  console.log("  speaks  " + (client.getNegotiatedProtocolVersion?.() ?? transport.protocolVersion));
  const tools = (await client.listTools()).tools.map((tool) => tool.name);
  check("lists five tools: " + tools, tools.length === 5);
  const progress = [];
  const call = { name: "generate_llms_txt", arguments: { url: site } };
  const options = { onprogress: (told) => progress.push(told.message), resetTimeoutOnProgress: true };
  const done = name.startsWith("1")
    ? await client.callTool(call, undefined, options)
    : await client.callTool(call, options);
  check("waits for a file and hears " + progress.length + " times how far it is", progress.length > 0);
  const job = done.structuredContent;
  check("has it: " + job.status, job.status === "finished" && done.content.at(-1).resource.text.startsWith("# "));
  const shown = await client.callTool({ name: "get_job", arguments: { job_id: job.job_id } });
  check("asks for the job", shown.structuredContent.status === "finished");
  const file = await client.callTool({ name: "get_file", arguments: { job_id: job.job_id } });
  check("asks for the file", file.content[1].resource.text === done.content.at(-1).resource.text);
  const uri = `waymark://jobs/${job.job_id}/llms.txt`;
  const read = await client.readResource({ uri });
  check("reads it as a resource", read.contents[0].text === file.content[1].resource.text);
  const verdict = await client.callTool({
    name: "validate_llms_txt",
    arguments: { content: read.contents[0].text },
  });
  check("has it checked", verdict.structuredContent.valid === true);
  const wrong = await client.callTool({ name: "generate_llms_txt", arguments: { url: "no address" } });
  check("is told what is wrong: " + wrong.content[0].text, wrong.isError === true);
  const unknown = await client.callTool({ name: "rm", arguments: {} }).then(
    () => "",
    (error) => error.message,
  );
  check("is refused a tool that is not there: " + unknown, unknown.includes("rm"));
  const templates = (await client.listResourceTemplates()).resourceTemplates;
  check("lists the shapes of addresses", templates.length === 2);
  await client.close();
}

async function useLocal(name, client, transport) {
  console.log(name);
  await client.connect(transport);
  const tools = (await client.listTools()).tools.map((tool) => tool.name);
  check("lists three tools: " + tools, tools.length === 3);
  const progress = [];
  const call = { name: "generate_llms_txt", arguments: { url: site } };
  const options = { onprogress: (told) => progress.push(told.message) };
  const done = await (name.startsWith("1") ? client.callTool(call, undefined, options) : client.callTool(call, options));
  check("hears " + progress.length + " times how far it is", progress.length > 0);
  const file = done.content.at(-1).resource?.text ?? done.content[0].text;
  check("has a file of " + file.length + " characters", file.startsWith("# "));
  const verdict = await client.callTool({ name: "validate_llms_txt", arguments: { content: file } });
  check("has it checked", verdict.structuredContent.valid === true);
  const wrong = await client.callTool({ name: "check_site", arguments: { url: "http://10.0.0.1/" } });
  check("is told what is wrong: " + wrong.content[0].text, wrong.isError === true);
  await client.close();
}

const who = { name: "waymark-laboratory", version: "1" };
const newest = { versionNegotiation: { mode: "auto" } };
await use("2.x, the newest version it can", new Newer(who, newest), new NewerHttp(new URL(endpoint)));
await use("2.x, as before", new Newer(who, { versionNegotiation: { mode: "legacy" } }), new NewerHttp(new URL(endpoint)));
await use("1.x", new Older(who), new OlderHttp(new URL(endpoint)));
if (command) {
  await useLocal("2.x over standard streams", new Newer(who, newest), new NewerPipe({ command, args: words }));
  await useLocal("1.x over standard streams", new Older(who), new OlderPipe({ command, args: words }));
}
process.exit(failed === 0 ? 0 : 1);
