package dev.drover.core.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.model.process.PerClientServers;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class RpcLineTest {
    private static RpcLine read(String line) throws MalformedLineException {
        return RpcLine.read(line.getBytes(StandardCharsets.UTF_8));
    }

    private static String said(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void replacesAnIdAndATokenAndNothingElse() throws Exception {
        String line =
                "{ \"params\" : {\"_meta\":{\"progressToken\" : \"töken\",\"x\":1e5},"
                        + "\"id\":\"not this\"},\"id\":\"a\\u0062\" , \"method\":\"tools/call\","
                        + "\"jsonrpc\":\"2.0\" } ";
        RpcLine read = read(line);

        assertThat(read.kind()).isEqualTo(RpcLine.Kind.REQUEST);
        assertThat(read.raw(RpcField.ID)).isEqualTo("\"a\\u0062\"");
        assertThat(read.text(RpcField.ID)).isEqualTo("ab");
        assertThat(read.text(RpcField.WANTED_TOKEN)).isEqualTo("töken");
        assertThat(said(read.with(Map.of(RpcField.ID, "7", RpcField.WANTED_TOKEN, "8"))))
                .isEqualTo(line.replace("\"a\\u0062\"", "7").replace("\"töken\"", "8"));
        assertThat(said(read.with(Map.of(RpcField.LEVEL, "1")))).isEqualTo(line);
    }

    @Test
    void aNameInEscapesIsTheSameName() throws Exception {
        assertThat(read("{\"\\u0069d\":4,\"method\":\"x\"}").raw(RpcField.ID)).isEqualTo("4");
        assertThatThrownBy(() -> read("{\"\\u0069d\":4,\"id\":5,\"method\":\"x\"}"))
                .isInstanceOf(MalformedLineException.class)
                .hasMessageContaining("'id' twice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id':1,'method':'a'}|REQUEST",
                "{'method':'a','params':[]}|NOTIFICATION",
                "{'id':'x','result':null}|ANSWER",
                "{'id':null,'error':{'code':1}}|ANSWER",
                "{'id':-1.5E+3,'error':{}}|ANSWER"
            })
    void tellsKindsApart(String line, RpcLine.Kind kind) throws Exception {
        assertThat(read(line.replace('\'', '"')).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]x",
                "{'id':01,'method':'a'}",
                "{'id':1,}",
                "{'id':1 'method':'a'}",
                "{'a':'\\x'}",
                "{'a':tru}",
                "{'a':1.}",
                "{'a':'b}",
                "{'a':1}}",
                "{a:1}",
                "nul"
            })
    void whatIsNoJsonIsNone(String line) {
        assertThatThrownBy(() -> read(line.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        MalformedLineException.class, e -> assertThat(e.code()).isEqualTo(-32700));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "{}",
                "{'id':1}",
                "{'id':null,'method':'a'}",
                "{'id':[1],'method':'a'}",
                "{'id':1,'method':2}",
                "{'id':1,'method':'a','result':1}",
                "{'id':1,'result':1,'error':1}",
                "{'id':1,'id':1,'method':'a'}",
                "{'method':'a','params':{'_meta':{'progressToken':1,'progressToken':2}}}"
            })
    void whatIsNoMessageIsNone(String line) {
        assertThatThrownBy(() -> read(line.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        MalformedLineException.class, e -> assertThat(e.code()).isEqualTo(-32600));
    }

    @Test
    void depthHasAnEnd() {
        String deep = "{\"id\":1,\"result\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThatThrownBy(() -> read(deep)).hasMessageContaining("too deeply");
    }

    @Test
    void aBatchIsItsParts() throws Exception {
        List<byte[]> parts =
                RpcLine.split(
                        " [{\"a\":[1,2]}, {\"b\":\"],[\"} ]".getBytes(StandardCharsets.UTF_8));

        assertThat(parts)
                .extracting(RpcLineTest::said)
                .containsExactly("{\"a\":[1,2]}", "{\"b\":\"],[\"}");
    }

    @Test
    void capabilitiesCompareWithoutTheirSpaces() throws Exception {
        RpcLine one = read("{\"method\":\"i\",\"params\":{\"capabilities\":{ \"a b\" : {} }}}");

        assertThat(one.packed(RpcField.CAPABILITIES)).isEqualTo("{\"a b\":{}}");
    }

    /// Whatever a text says, quoting and reading it gives it back.
    @Property
    void quotesAndReadsBack(@ForAll String text) throws Exception {
        if (text.chars().anyMatch(c -> Character.isSurrogate((char) c))) {
            return; // half a character has no bytes
        }
        RpcLine read = RpcLine.read(RpcText.request(RpcText.quoted(text), "m", ""));

        assertThat(read.text(RpcField.ID)).isEqualTo(text);
        assertThat(read.method()).isEqualTo("m");
    }

    @ParameterizedTest
    @CsvSource({
        "npx @playwright/mcp@latest, true",
        "node /x/node_modules/@playwright/mcp/cli.js, true",
        "npx -y chrome-devtools-mcp@1.2, true",
        "uvx browser-use[cli], false",
        "npx my-playwright-mcp-notes, false",
        "npx @modelcontextprotocol/server-memory, false"
    })
    void knowsServersThatAreNotForSharing(String command, boolean alone) {
        String why = PerClientServers.of(List.of(command.split(" ")));

        assertThat(why != null).isEqualTo(alone);
    }

    @Test
    void believesAServerThatSaysItKeepsStateForEachClient() throws Exception {
        String answer = "{\"id\":1,\"result\":{\"capabilities\":{\"experimental\":{\"%s\":%s}}}}";

        assertThat(PerClientState.of(read(answer.formatted("perClientState", "{}"))))
                .contains("perClientState");
        assertThat(PerClientState.of(read(answer.formatted("perClientState", "false")))).isNull();
        assertThat(PerClientState.of(read(answer.formatted("other", "{}")))).isNull();
    }
}
