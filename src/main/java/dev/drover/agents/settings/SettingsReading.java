package dev.drover.agents.settings;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a settings file says that matters.
///
/// @param whole it can be read
/// @param hooks each as `EVENT of PROGRAM`, so that a program that is only called in another way
/// is still the same
/// @param matters what of it has to change before another version of it is worth keeping
public record SettingsReading(boolean whole, Set<String> hooks, String matters) {
    private static final Pattern TOML_NOTIFY = Pattern.compile("(?m)^\\s*notify\\s*=\\s*\\[(.*)]");

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(200)
                                                    .build())
                                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                                    .build())
                    .build();

    public SettingsReading {
        hooks = Set.copyOf(hooks);
    }

    public static SettingsReading of(byte[] content, SettingsFile.Form form) {
        String text = text(content);
        return switch (form) {
            case PLUGIN -> new SettingsReading(true, Set.of("plugin of drover"), "");
            case TOML -> toml(text);
            case JSON, STATE -> json(text, form);
        };
    }

    /// Of a file that is not there.
    public static SettingsReading absent() {
        return new SettingsReading(true, Set.of(), "");
    }

    /// Hooks of this program, which may be none.
    public long hooksOf(String program) {
        return hooks.stream().filter(hook -> hook.endsWith(" of " + program)).count();
    }

    private static String text(byte[] content) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return "\0";
        }
    }

    /// Only what is no text at all is called broken: no agent's reader of this form is at hand.
    private static SettingsReading toml(String text) {
        Set<String> hooks = new TreeSet<>();
        var notify = TOML_NOTIFY.matcher(text);
        if (notify.find()) {
            String words = notify.group(1).replace(",", " ");
            hooks.add("notify of " + HookProgram.of(words));
        }
        return new SettingsReading(text.indexOf('\0') < 0, hooks, text);
    }

    private static SettingsReading json(String text, SettingsFile.Form form) {
        if (text.isBlank()) {
            return new SettingsReading(false, Set.of(), text);
        }
        try {
            JsonNode root = JSON.readTree(text);
            if (!root.isObject()) {
                return new SettingsReading(false, Set.of(), text);
            }
            Set<String> hooks = new TreeSet<>();
            JsonNode all = root.path("hooks");
            for (Map.Entry<String, JsonNode> event : all.properties()) {
                commands(event.getKey(), event.getValue(), hooks);
            }
            commands("statusLine", root.path("statusLine"), hooks);
            String matters = form == SettingsFile.Form.STATE ? state(root) : text;
            return new SettingsReading(true, hooks, matters);
        } catch (JacksonException e) {
            return new SettingsReading(false, Set.of(), text);
        }
    }

    private static void commands(String event, JsonNode node, Set<String> hooks) {
        if (node.isArray()) {
            node.forEach(one -> commands(event, one, hooks));
        } else if (node.isObject()) {
            for (String name : List.of("command", "bash", "powershell", "url")) {
                JsonNode command = node.get(name);
                if (command != null && command.isString()) {
                    hooks.add(event + " of " + HookProgram.of(command.asString()));
                    break;
                }
            }
            commands(event, node.path("hooks"), hooks);
        }
    }

    /// Of the file that an agent writes with every prompt, only what people have decided.
    private static String state(JsonNode root) {
        ObjectNode kept = JSON.createObjectNode();
        for (String name : List.of("mcpServers", "hooks", "permissions", "env")) {
            kept.set(name, root.path(name));
        }
        for (Map.Entry<String, JsonNode> project : root.path("projects").properties()) {
            ObjectNode of = kept.putObject("projects " + project.getKey());
            for (String name :
                    List.of(
                            "mcpServers",
                            "enabledMcpjsonServers",
                            "disabledMcpjsonServers",
                            "allowedTools",
                            "hasTrustDialogAccepted")) {
                of.set(name, project.getValue().path(name));
            }
        }
        return kept.toString();
    }
}
