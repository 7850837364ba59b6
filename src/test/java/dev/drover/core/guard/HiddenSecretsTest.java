package dev.drover.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What nobody may read stays unread, and everything else as it is.
class HiddenSecretsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"apiKey\": \"geheim\"}",
                "{\"API_TOKEN\" :\n\"geheim\"}",
                "{\"env\": {\"ANY\": \"geheim\", \"OTHER\": [\"x\", \"geheim\"]}}",
                "{\"headers\": {\"X-Any\": \"geheim\"}}",
                "{\"password\": [\"a\", \"geheim\"]}",
                "{\"password\": {\"of\": \"geheim\"}}",
                "{\"Authorization\": \"geheim\"",
                "{\"secret\": \"an \\\" escaped geheim\"}",
                "{\"a\": \"Bearer geheimgeheimgeheim\"}",
                "{\"pin\": 1, \"token\": geheim}",
                "{ // note\n \"client_secret\": \"geheim\" /* \"x\": */ }",
            })
    void ofJsonItHidesThem(String text) {
        assertThat(HiddenSecrets.json(text)).doesNotContain("geheim");
        assertThat(HiddenSecrets.json(text).lines().count()).isEqualTo(text.lines().count());
    }

    @Test
    void whatIsNotSecretStaysAsItIs() {
        String text =
                """
                {
                \t"hooks": {"Stop": [{"hooks": [{"command": "drover hook claude-code"}]}]},
                  "model": "opus", "keybindings": true, // "note": in a comment
                  "monkey": "see"
                }
                """;
        assertThat(HiddenSecrets.json(text)).isEqualTo(text);
    }

    @Test
    void whatIsAroundASecretStaysReadable() {
        assertThat(
                        HiddenSecrets.json(
                                "  \"env\": {\"A\": \"geheim\"}, \"x\": \"curl --token geheim\","
                                        + " \"y\": [1]"))
                .isEqualTo(
                        "  \"env\": {\"A\": \"[redacted]\"}, \"x\": \"curl --token [redacted]\","
                                + " \"y\": [1]");
    }

    @Test
    void ofTomlItHidesThemBySectionAndName() {
        String text =
                """
                model = "gpt"
                api_key = "geheim"
                [mcp_servers.x]
                command = "npx"
                env = { "A" = "geheim" }
                [mcp_servers.x.env]
                ANY = "geheim"
                [tui]
                theme = "dark"
                """;
        String shown = HiddenSecrets.toml(text);
        assertThat(shown)
                .doesNotContain("geheim")
                .contains("command = \"npx\"", "theme = \"dark\"");
        assertThat(shown.lines().count()).isEqualTo(text.lines().count());
    }

    @Property
    void survivesAnyText(@ForAll String text) {
        assertThat(HiddenSecrets.json(text)).isNotNull();
        assertThat(HiddenSecrets.toml(text)).isNotNull();
    }
}
