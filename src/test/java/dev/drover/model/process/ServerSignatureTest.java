package dev.drover.model.process;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// What two command lines have in common when they run the same server.
final class ServerSignatureTest {
    private static String entry(String command) {
        return ServerSignature.of(List.of(command.split(" ")), "/home/dev/shop")
                .map(ServerSignature::entry)
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "npx -y @mcp/server-everything,npm:@mcp/server-everything",
        "npx @mcp/server-everything@1.2.3 stdio,npm:@mcp/server-everything",
        "npx --package @mcp/a@2 a-server,npm:@mcp/a",
        "/usr/bin/npm exec @mcp/server-everything,npm:@mcp/server-everything",
        "pnpm dlx some-server@next,npm:some-server",
        "bunx some-server,npm:some-server",
        "node /x/_npx/0af/node_modules/.bin/mcp-server,npm:mcp-server",
        "node /usr/lib/node_modules/@mcp/one/dist/index.js,npm:@mcp/one",
        "node --max-old-space-size=99 --require ./x.js server.js,/home/dev/shop/server.js",
        "/usr/bin/node20 ../shop/./server.js,/home/dev/shop/server.js",
        "bun run server.ts,/home/dev/shop/server.ts",
        "deno run -A /srv/a.ts,/srv/a.ts",
        "uvx mcp-server-time==0.6 --local-timezone UTC,pypi:mcp-server-time",
        "uvx --from git+https://x/y.git thing,pypi:git+https://x/y.git",
        "uv tool run mcp-server-time[all],pypi:mcp-server-time",
        "uv run --directory /srv/weather weather.py,/home/dev/shop/weather.py",
        "pipx run thing,pypi:thing",
        "python3.12 -m mcp_server_fetch,python:mcp_server_fetch",
        "python -u server.py,/home/dev/shop/server.py",
        "/h/.cache/uv/archive-v0/Xy/bin/python /h/.cache/uv/archive-v0/Xy/bin/mcp-a,pypi:mcp-a",
        "/h/.local/share/uv/tools/mcp-a/bin/python /h/.local/share/uv/tools/mcp-a/bin/a,pypi:mcp-a",
        "/h/.local/pipx/venvs/thing/bin/thing,pypi:thing",
        "mayla-daemon --all,mayla-daemon",
        "java -Xmx1g -jar /opt/x/server.jar,/opt/x/server.jar",
        "docker run -i --rm -e KEY mcp/fetch:1.0 serve,docker:mcp/fetch",
        "docker run -i localhost:5000/fetch,docker:localhost:5000/fetch",
        "env -u X A=1 B=2 nice -n 5 node /s.js,/s.js",
        "timeout 5 /usr/local/bin/mayla-daemon,mayla-daemon",
        "/home/dev/go/bin/mayla-daemon,mayla-daemon",
        "/home/dev/src/mayla/mayla-daemon,/home/dev/src/mayla/mayla-daemon",
        "drover singleton styxy -- node /srv/styxy.js,/srv/styxy.js",
        "sh /srv/run.sh,/srv/run.sh",
    })
    void takesAwayWhatOnlyStartsTheServer(String command, String entry) {
        assertThat(entry(command)).isEqualTo(entry);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"node -e x", "python -c x", "node", "npx -y", "sh", "env A=1", "java X"})
    void tellsNothingWhereTheCommandLineTellsNothing(String command) {
        assertThat(entry(command)).isEqualTo("none");
    }

    @Test
    void readsAShellThatStartsOneProgramAndNoOther() {
        List<String> one = List.of("/bin/sh", "-c", "exec npx -y some-server --port 1");
        assertThat(ServerSignature.of(one, null).orElseThrow())
                .isEqualTo(new ServerSignature("npm:some-server", List.of("--port", "1")));
        for (String more : List.of("a && b", "a; b", "a | b", "a > b", "$A", "`a`", "a 'b c'")) {
            assertThat(ServerSignature.of(List.of("bash", "-lc", more), null)).isEmpty();
        }
    }

    @Test
    void readsATitleThatNpmWritesOverItsArguments() {
        assertThat(ServerSignature.of(List.of("npm exec @mcp/a@1 stdio"), null))
                .contains(new ServerSignature("npm:@mcp/a", List.of("stdio")));
    }

    @Test
    void keepsArgumentsApartAndTellsNoneOfThem() {
        var one = ServerSignature.of(List.of("npx", "fs", "/a", "--token", "s3cret"), null);
        var other = ServerSignature.of(List.of("npx", "fs", "/b"), null);
        assertThat(one.orElseThrow().id()).isNotEqualTo(other.orElseThrow().id());
        assertThat(one.orElseThrow().id()).doesNotContain("s3cret").startsWith("npm:fs#");
        assertThat(one.orElseThrow().name()).isEqualTo("fs");
    }

    @ParameterizedTest
    @CsvSource({
        "npm:@mcp/one,one",
        "npm:one,one",
        "pypi:thing,thing",
        "python:mcp_server_fetch,mcp_server_fetch",
        "docker:localhost:5000/fetch,fetch",
        "/home/dev/shop/server.js,server.js",
        "mayla-daemon,mayla-daemon"
    })
    void isCalledWithoutItsKindAndPlace(String entry, String name) {
        assertThat(new ServerSignature(entry, List.of()).name()).isEqualTo(name);
    }

    @Provide
    Arbitrary<List<String>> commands() {
        return Arbitraries.of(
                        "npx",
                        "npm",
                        "exec",
                        "node",
                        "python3",
                        "-m",
                        "-c",
                        "-e",
                        "--",
                        "run",
                        "sh",
                        "env",
                        "A=1",
                        "timeout",
                        "uv",
                        "uvx",
                        "docker",
                        "-",
                        "",
                        "@",
                        "/",
                        "\\",
                        "a b",
                        "\u001b[2J",
                        "drover",
                        "..",
                        "@x/",
                        "tool",
                        "/node_modules/",
                        "=")
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 1_000)
    void readsAnyWordsInAnyOrder(@ForAll("commands") List<String> command) {
        assertThat(ServerSignature.of(command, "/x"))
                .satisfiesAnyOf(
                        none -> assertThat(none).isEmpty(),
                        some -> assertThat(some.orElseThrow().entry()).isNotEmpty());
    }
}
