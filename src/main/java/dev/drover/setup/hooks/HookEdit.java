package dev.drover.setup.hooks;

import dev.drover.setup.text.JsonText;
import dev.drover.setup.text.MalformedTextException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

/// Puts an agent's hooks into its settings, and takes them out again.
///
/// @param agent its word in `drover hook AGENT`
public record HookEdit(String agent, HookShape shape) {

    private boolean isOurs(String command) {
        return OurCommand.of(command).filter(c -> c.isHookOf(agent)).isPresent();
    }

    /// @param text null if there is no file
    /// @param client where the client is
    public String installed(
            @Nullable String text, List<HookEvent> events, String client, boolean replaceOld)
            throws MalformedTextException {
        if (text == null || isEmpty(text)) {
            return (text == null ? "" : text) + JsonText.fresh(shape.file(events));
        }
        HookFile file = HookFile.read(text, shape);
        if (replaceOld) {
            file = withoutOld(file);
        }
        file.check(events);
        for (Found moved : file.found(c -> isElsewhere(c, client)).reversed()) {
            OurCommand command = OurCommand.of(moved.command().text()).orElseThrow();
            file = file.replace(moved, command.at(client));
        }
        if (!file.hasHooks()) {
            return file.addAll(events).withVersion().text();
        }
        for (HookEvent event : events.reversed()) {
            if (!file.has(event.name(), this::isOurs)) {
                file = file.add(event);
            }
        }
        return file.withVersion().text();
    }

    private boolean isElsewhere(String command, String client) {
        return isOurs(command)
                && OurCommand.of(command).filter(c -> c.isElsewhere(client)).isPresent();
    }

    /// Nothing but white space, as `touch` leaves it.
    static boolean isEmpty(String text) {
        return text.replace("\uFEFF", "").isBlank();
    }

    /// Does the file have hooks of ours?
    public boolean isIn(@Nullable String text) throws MalformedTextException {
        return text != null
                && !isEmpty(text)
                && !HookFile.read(text, shape).found(this::isOurs).isEmpty();
    }

    /// The programs that our hooks start.
    public List<String> programs(String text) throws MalformedTextException {
        return HookFile.read(text, shape).found(this::isOurs).stream()
                .map(found -> OurCommand.of(found.command().text()).orElseThrow().program())
                .distinct()
                .toList();
    }

    /// Without our hooks, and without what is empty then.
    ///
    /// @param before the file as it was before ours came, null if nobody knows
    /// @return null if nothing is left, so that the file can go
    public @Nullable String removed(String text, @Nullable String before)
            throws MalformedTextException {
        if (isEmpty(text)) {
            return text;
        }
        HookFile file = HookFile.read(text, shape);
        HookFile first = before == null || isEmpty(before) ? null : HookFile.read(before, shape);
        List<String> events =
                file.found(this::isOurs).stream().map(Found::event).distinct().toList();
        file = without(file, this::isOurs);
        for (String event : events) {
            if (first == null || first.eventList(event).isEmpty()) {
                file = file.removeEmpty(event);
            }
        }
        if (!events.isEmpty() && (first == null || !first.hasHooks())) {
            file = file.removeEmptyHooks();
        }
        boolean gone = !events.isEmpty() && before == null && file.isBare();
        return gone ? null : file.text();
    }

    private static HookFile withoutOld(HookFile start) {
        List<String> events = start.found(OldHooks::is).stream().map(Found::event).toList();
        HookFile file = without(start, OldHooks::is);
        for (String event : events) {
            file = file.removeEmpty(event);
        }
        return file;
    }

    private static HookFile without(HookFile start, Predicate<String> command) {
        HookFile file = start;
        List<Found> found = file.found(command);
        while (!found.isEmpty()) {
            file = file.remove(found.getLast());
            found = file.found(command);
        }
        return file;
    }

    /// The file without our hooks, any old ones and all that is empty: two files with the same
    /// core differ in nothing that others have written.
    public String core(String text) throws MalformedTextException {
        if (isEmpty(text)) {
            return "";
        }
        HookFile file = without(HookFile.read(text, shape), c -> isOurs(c) || OldHooks.is(c));
        for (String event : file.eventNames()) {
            file = file.removeEmpty(event);
        }
        file = file.removeEmptyHooks().collapsed();
        return file.isBare() ? "" : file.text();
    }
}
