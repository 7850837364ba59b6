package dev.drover.setup.hooks;

import dev.drover.setup.text.JsonText;
import dev.drover.setup.text.MalformedTextException;
import dev.drover.setup.text.Node;
import dev.drover.setup.text.Node.Kind;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts Drover's status line into Claude Code's settings. One that was there before goes on as its
/// chained command, and comes back when ours goes.
public final class StatusLineEdit {
    private static final String NAME = "statusLine";
    private static final String COMMAND = "command";
    private static final Pattern CHAINED =
            Pattern.compile("--chain[ =]'((?:[^']|'\\\\'')*)'", Pattern.DOTALL);

    private StatusLineEdit() {}

    public static String installed(@Nullable String text, String client)
            throws MalformedTextException {
        String line = OurCommand.quoted(client) + " statusline";
        Map<String, Object> value = new java.util.LinkedHashMap<>();
        value.put("type", COMMAND);
        value.put(COMMAND, line);
        if (text == null || HookEdit.isEmpty(text)) {
            return (text == null ? "" : text) + JsonText.fresh(Map.of(NAME, value));
        }
        JsonText json = object(text);
        Optional<Node> there = json.root().member(NAME);
        if (there.isEmpty()) {
            return json.insertFirst(json.root(), NAME, value).text();
        }
        Node command = there.get().member(COMMAND).orElse(null);
        boolean runs = there.get().string("type").filter(COMMAND::equals).isPresent();
        if (!runs || command == null || !command.is(Kind.STRING)) {
            throw new MalformedTextException("\"" + NAME + "\" is no command");
        }
        Optional<OurCommand> ours = ours(json);
        if (ours.isEmpty()) {
            return json.replace(command, line + " --chain " + OurCommand.single(command.text()))
                    .text();
        }
        return ours.get().isElsewhere(client)
                ? json.replace(command, ours.get().at(client)).text()
                : text;
    }

    private static JsonText object(String text) throws MalformedTextException {
        JsonText json = JsonText.read(text);
        if (!json.root().is(Kind.OBJECT)) {
            throw new MalformedTextException("it is " + json.root().kind().words);
        }
        return json;
    }

    private static Optional<OurCommand> ours(JsonText json) {
        return json.root()
                .member(NAME)
                .flatMap(n -> n.string(COMMAND))
                .flatMap(OurCommand::of)
                .filter(OurCommand::isStatusLine);
    }

    public static boolean isIn(@Nullable String text) throws MalformedTextException {
        return text != null && !HookEdit.isEmpty(text) && ours(JsonText.read(text)).isPresent();
    }

    /// The command that goes on behind ours.
    private static Optional<String> chained(OurCommand ours) {
        Matcher matcher = CHAINED.matcher(ours.rest());
        return matcher.find()
                ? Optional.of(matcher.group(1).replace("'\\''", "'"))
                : Optional.empty();
    }

    /// @param copies of the file from before, which tell how the old command was written
    /// @return null if nothing is left, so that the file can go
    public static @Nullable String removed(String text, List<String> copies)
            throws MalformedTextException {
        if (!isIn(text)) {
            return text;
        }
        JsonText json = object(text);
        Node line = json.root().member(NAME).orElseThrow();
        Optional<String> old = ours(json).flatMap(StatusLineEdit::chained);
        if (old.isPresent()) {
            Node command = line.member(COMMAND).orElseThrow();
            for (String copy : copies) {
                Optional<String> written = written(copy, old.get());
                if (written.isPresent()) {
                    return json.replaceRaw(command, written.get()).text();
                }
            }
            return json.replace(command, old.get()).text();
        }
        JsonText after = json.remove(json.root(), line);
        return copies.isEmpty() && after.isBare(after.root()) ? null : after.text();
    }

    private static Optional<String> written(String copy, String old) {
        try {
            JsonText json = JsonText.read(copy);
            return json.root()
                    .member(NAME)
                    .flatMap(n -> n.member(COMMAND))
                    .filter(n -> n.is(Kind.STRING) && n.text().equals(old))
                    .map(json::written);
        } catch (MalformedTextException e) {
            return Optional.empty();
        }
    }
}
