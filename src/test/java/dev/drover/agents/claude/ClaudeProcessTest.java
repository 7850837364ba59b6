package dev.drover.agents.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

class ClaudeProcessTest {
    @TempDir Path temp;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // native installer
                "/home/dev/.local/share/claude/versions/2.1.197|claude",
                "/home/dev/.local/share/claude/versions/2.1.197|/home/dev/.local/bin/claude"
                        + " --resume",
                "/home/dev/.local/share/claude/versions/2.1.197|cc -p hello",
                "/home/dev/.local/share/claude/versions/2.1.197|claude --model opus",
                "/Users/dev/.local/share/claude/versions/2.0.1|claude",
                "C:\\Users\\dev\\.local\\bin\\claude.exe|claude",
                // npm, with a program of its own for each platform
                "/usr/lib/node_modules/@anthropic-ai/claude-code/node_modules/@anthropic-ai/claude-code-linux-x64/claude|claude",
                "/opt/n/lib/node_modules/@anthropic-ai/claude-code-darwin-arm64/claude|claude -c",
                "/usr/lib/node_modules/@anthropic-ai/claude-code/bin/claude.exe|claude",
                // local installation, package managers, editors
                "/home/dev/.claude/local/claude|claude",
                "/opt/homebrew/Caskroom/claude-code/2.1.0/claude|claude",
                "/opt/homebrew/Cellar/claude-code@2/2.1.0/libexec/claude|claude",
                "/usr/lib/claude-code/claude|claude",
                "/nix/store/0123456789abcdfghijklmnpqrsvwxyz-claude-code-2.1.0/bin/.claude-wrapped|claude",
                "/home/dev/.local/share/mise/installs/claude-code/2.1.0/claude|claude",
                "/home/dev/.vscode/extensions/anthropic.claude-code-2.1.0-linux-x64/resources/native-binary/claude|/x/claude"
                    + " --output-format stream-json",
                // JavaScript runtimes
                "/usr/bin/node|node /usr/lib/node_modules/@anthropic-ai/claude-code/cli.js",
                "/usr/bin/node|node --no-warnings --enable-source-maps"
                        + " /usr/lib/node_modules/@anthropic-ai/claude-code/cli.js --resume",
                "/usr/bin/node|node -r /x/hook.js --import tsx"
                        + " /usr/lib/node_modules/@anthropic-ai/claude-code/cli.js",
                "/usr/bin/node|node -- /usr/lib/node_modules/@anthropic-ai/claude-code/cli.mjs",
                "/home/dev/.bun/bin/bun|bun run"
                    + " /home/dev/.bun/install/global/node_modules/@anthropic-ai/claude-code/cli.js",
                "/usr/bin/nodejs|nodejs"
                    + " /home/dev/.claude/local/node_modules/@anthropic-ai/claude-code/cli.js -p"
                    + " mcp",
                "/usr/bin/node-22|/usr/bin/node-22"
                        + " /nix/store/x/lib/node_modules/@anthropic-ai/claude-code/cli.js",
                "/usr/bin/node|claude",
            })
    void isASession(String executable, String command) {
        assertThat(isAgent(executable, command)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // merely called so
                "/bin/bash|/home/dev/bin/claude",
                "/bin/bash|claude",
                "/usr/bin/python3.12|claude",
                "/home/dev/bin/claude|claude",
                "/home/dev/src/claude-code/claude|claude",
                "/usr/bin/node|node /home/dev/bin/claude",
                "/usr/bin/node|node /home/dev/src/claude-code-router/cli.js",
                "/usr/bin/node|node /home/dev/src/app/cli.js"
                        + " /usr/lib/node_modules/@anthropic-ai/claude-code/cli.js",
                "/usr/bin/node|claude router",
                "/usr/bin/vim|vim /usr/lib/node_modules/@anthropic-ai/claude-code/cli.js",
                "/usr/bin/node|node -e 1 /usr/lib/node_modules/@anthropic-ai/claude-code/cli.js",
                "/usr/bin/node|node",
                // its parts and children
                "/bin/sh|/bin/sh -c drover hook claude-code",
                "/usr/lib/node_modules/@anthropic-ai/claude-code/vendor/ripgrep/x64-linux/rg|rg"
                        + " --json x",
                "/home/dev/.local/share/claude/versions/2.1.197|rg --files",
                "/home/dev/.local/share/claude/versions/2.1.197|/usr/bin/ugrep x",
                "/home/dev/.local/share/claude/versions/2.1.197|claude --ripgrep --files",
                "/home/dev/.local/share/claude/versions/2.1.197|claude mcp serve",
                "/home/dev/.local/share/claude/versions/2.1.197|claude daemon run",
                "/home/dev/.local/share/claude/versions/2.1.197|claude --daemon-worker 3",
                "/home/dev/.local/share/claude/versions/2.1.197|claude --bg-pty-host /x",
                "/home/dev/.local/share/claude/versions/2.1.197|claude --claude-in-chrome-mcp",
                "/home/dev/.local/share/claude/versions/2.1.197|claude agents --json",
                "/home/dev/.local/share/claude/versions/2.1.197|claude --version",
                "/usr/bin/node|node /usr/lib/node_modules/@anthropic-ai/claude-code/cli.js mcp"
                        + " serve",
                "/usr/bin/node|node"
                    + " /home/dev/.npm/_npx/1/node_modules/@modelcontextprotocol/server-x/index.js",
                "/usr/bin/npm|npm install @anthropic-ai/claude-code",
            })
    void isNoSession(String executable, String command) {
        assertThat(isAgent(executable, command)).isFalse();
    }

    @Test
    void isASessionAfterAnUpdateHasDeletedItsProgram() {
        ProcessFacts updated =
                process("/home/dev/.local/share/claude/versions/2.1.0", true, 'S', "claude");

        assertThat(new ClaudeCode().isAgent(updated)).isTrue();
    }

    @Test
    void isNoSessionWhenItIsDeadOrCannotBeSeen() {
        String program = "/home/dev/.local/share/claude/versions/2.1.0";

        assertThat(new ClaudeCode().isAgent(process(program, false, 'Z', "claude"))).isFalse();
        assertThat(new ClaudeCode().isAgent(process(null, false, 'S', "claude"))).isFalse();
        assertThat(new ClaudeCode().isAgent(process("/bin/claude", false, 'S'))).isFalse();
        assertThat(new ClaudeCode().isAgent(process(program, false, 'S'))).isTrue();
    }

    @Test
    void followsTheLinkThatNpmPutsOnThePath() throws IOException {
        Path script = temp.resolve("lib/node_modules/@anthropic-ai/claude-code/cli.js");
        Files.createDirectories(temp.resolve("lib/node_modules/@anthropic-ai/claude-code"));
        Files.createFile(script);
        Path link = Files.createSymbolicLink(temp.resolve("claude"), script);
        Path other = Files.createFile(temp.resolve("other"));
        Path lie = Files.createSymbolicLink(temp.resolve("claude2"), other);

        assertThat(isAgent("/usr/bin/node", "node " + link)).isTrue();
        assertThat(isAgent("/usr/bin/node", "node " + lie)).isFalse();
    }

    private static boolean isAgent(String executable, String command) {
        return new ClaudeCode().isAgent(process(executable, false, 'S', command.split(" ")));
    }

    private static ProcessFacts process(
            @Nullable String executable, boolean deleted, char state, String... command) {
        return new ProcessFacts(
                new ProcessKey("boot", 42, 4711),
                1,
                1000,
                executable,
                deleted,
                List.of(command),
                "/home/dev",
                state,
                Instant.EPOCH,
                null,
                null);
    }
}
