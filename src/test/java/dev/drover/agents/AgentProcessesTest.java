package dev.drover.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.agents.codex.Codex;
import dev.drover.agents.gemini.Gemini;
import dev.drover.agents.qwen.Qwen;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Which processes are sessions of Codex, Gemini CLI and Qwen Code.
class AgentProcessesTest {
    private static final String CODEX =
            "/p/node_modules/@openai/codex-linux-x64/vendor/x86_64-unknown-linux-musl/bin/codex";
    private static final String DAEMON =
            "/home/dev/.codex/packages/app-server-daemon/releases/0.169.0-x86_64/bin/codex";

    @TempDir Path temp;

    private final Codex codex = new Codex(Path.of("/home/dev/.codex"));

    private static ProcessFacts process(String executable, List<String> command) {
        return new ProcessFacts(
                new ProcessKey("boot", 7, 1),
                1,
                1000,
                executable,
                false,
                command,
                "/home/dev/shop",
                'S',
                Instant.EPOCH,
                null,
                null);
    }

    private static ProcessFacts codex(String program, String arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        if (!arguments.isEmpty()) {
            command.addAll(List.of(arguments.split(" ")));
        }
        return process(program, command);
    }

    @ParameterizedTest
    @CsvSource({
        "'',session",
        "exec hi,session",
        "-m gpt-5.5 -C /x fix it,session",
        "--no-daemon,session",
        "resume --last,session",
        "-c model=x app-server --listen unix://,service",
        "app-server daemon pid-update-loop,service",
        "remote-control,service",
        "mcp list,none",
        "mcp-server,none",
        "login,none",
        "agents,none",
        "--version,none",
        "exec --help,none",
    })
    void whatCodexWasAskedForTellsWhatItIs(String arguments, String is) {
        for (String program : List.of(CODEX, DAEMON)) {
            ProcessFacts process = codex(program, arguments);
            assertThat(codex.isAgent(process)).isEqualTo(is.equals("session"));
            assertThat(codex.isService(process)).isEqualTo(is.equals("service"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/opt/homebrew/Caskroom/codex/0.169.0/codex-aarch64-apple-darwin,true",
        "/usr/local/Cellar/codex/0.169.0/bin/codex,true",
        "/nix/store/0123456789abcdfghijklmnpqrsvwxyz-codex-0.169.0/bin/codex,true",
        "/home/dev/bin/codex-x86_64-unknown-linux-musl,true",
        "/home/dev/.vscode/extensions/openai.chatgpt-1.2.3/bin/linux-x86_64/codex,true",
        "/home/dev/shop/codex,false",
        "/usr/bin/codex,false",
    })
    void codexIsKnownByWhereItsInstallationPutsIt(String program, boolean known) {
        assertThat(codex.isAgent(codex(program, ""))).isEqualTo(known);
    }

    @Test
    void theToolsThatServeUnderCodexsFileAreNoSessions() {
        assertThat(codex.isAgent(process(CODEX, List.of("/t/codex-linux-sandbox", "ls"))))
                .isFalse();
        assertThat(codex.isAgent(process(CODEX, List.of("/t/apply_patch", "x")))).isFalse();
        assertThat(codex.isAgent(process("/usr/bin/node", List.of("node", "/p/.bin/codex"))))
                .as("only starts it")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'',/home/dev/shop",
        "-C /home/dev/other,/home/dev/other",
        "--cd=sub fix,/home/dev/shop/sub",
        "exec -C ../b hi,/home/dev/b",
        "fix -- -C /no,/home/dev/shop",
    })
    void codexWorksWhereItsArgumentsSay(String arguments, String directory) {
        assertThat(codex.directory(codex(CODEX, arguments))).isEqualTo(directory);
    }

    @Test
    void anIdOfCodexTellsWhenTheConversationBegan() {
        ServedConversations served = codex.served().orElseThrow();
        assertThat(served.began("01a1f9ac-273f-7190-b6e7-c9e3e6f3b653"))
                .contains(Instant.parse("2026-11-20T15:56:11.455Z"));
        assertThat(served.began("aced4b04-cc50-4930-a412-dc652f8d88c3")).isEmpty();
        assertThat(served.began("../x")).isEmpty();
        assertThat(served.lock("../x")).isEmpty();
        assertThat(served.lock("01a1f9ac-273f-7190-b6e7-c9e3e6f3b653"))
                .contains(
                        Path.of(
                                "/home/dev/.codex/thread-writer-locks/"
                                        + "01a1f9ac-273f-7190-b6e7-c9e3e6f3b653.lock"));
        assertThat(served.named(codex(CODEX, "resume 01a1f9ac-273f-7190-b6e7-c9e3e6f3b653")))
                .contains("01a1f9ac-273f-7190-b6e7-c9e3e6f3b653");
        assertThat(served.named(codex(CODEX, "fix resume"))).isEmpty();
    }

    private Path linked(String name, String script) throws IOException {
        Path real = temp.resolve("node_modules").resolve(script);
        Files.createDirectories(real.getParent());
        Files.createFile(real);
        Path bin = Files.createDirectories(temp.resolve("node_modules/.bin"));
        return Files.createSymbolicLink(bin.resolve(name), real);
    }

    private static ProcessFacts node(Path script, String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of("/usr/bin/node", "--max-old-space-size=12052", script.toString()));
        command.addAll(List.of(arguments));
        return process("/usr/bin/node", command);
    }

    @Test
    void geminiAndQwenAreKnownByTheScriptBehindTheLink() throws IOException {
        Gemini gemini = new Gemini();
        Qwen qwen = new Qwen();
        Path geminis = linked("gemini", "@google/gemini-cli/bundle/gemini.js");
        Path qwens = linked("qwen", "@qwen-code/qwen-code/cli.js");

        assertThat(gemini.isAgent(node(geminis))).isTrue();
        assertThat(gemini.isAgent(node(geminis, "-p", "hello mcp"))).isTrue();
        assertThat(gemini.isAgent(node(geminis, "mcp", "list"))).isFalse();
        assertThat(gemini.isAgent(node(geminis, "--version"))).isFalse();
        assertThat(gemini.isAgent(node(qwens))).isFalse();
        assertThat(qwen.isAgent(node(qwens))).isTrue();
        assertThat(qwen.isAgent(node(qwens, "extensions", "list"))).isFalse();
        assertThat(qwen.isAgent(node(geminis))).isFalse();
        Path other = linked("cli", "other/cli.js");
        assertThat(qwen.isAgent(node(other))).isFalse();
        assertThat(gemini.isAgent(process("/usr/bin/npm", List.of("npm", geminis.toString()))))
                .isFalse();
    }
}
