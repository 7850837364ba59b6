package dev.drover.setup.hooks;

import dev.drover.setup.text.JsonText;
import dev.drover.setup.text.MalformedTextException;
import dev.drover.setup.text.Node;
import dev.drover.setup.text.Node.Entry;
import dev.drover.setup.text.Node.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The hooks of an agent's settings file, as they are. A value; each change gives a new one.
public final class HookFile {
    static final String HOOKS = "hooks";
    private final JsonText json;
    private final HookShape shape;

    private HookFile(JsonText json, HookShape shape) {
        this.json = json;
        this.shape = shape;
    }

    /// @throws MalformedTextException if it is no JSON object
    public static HookFile read(String text, HookShape shape) throws MalformedTextException {
        HookFile file = new HookFile(JsonText.read(text), shape);
        expect(file.json.root(), Kind.OBJECT, "it");
        return file;
    }

    private HookFile with(JsonText changed) {
        return new HookFile(changed, shape);
    }

    public String text() {
        return json.text();
    }

    /// @throws MalformedTextException if the hooks of these events are not of their form, so that
    /// the agent itself would not take them
    void check(List<HookEvent> events) throws MalformedTextException {
        Optional<Node> hooks = hooks();
        if (hooks.isEmpty()) {
            return;
        }
        expect(hooks.get(), Kind.OBJECT, "\"hooks\"");
        for (HookEvent event : events) {
            Optional<Node> list = event(event.name());
            if (list.isPresent()) {
                check(list.get(), "\"hooks." + event.name() + "\"");
            }
        }
    }

    private void check(Node list, String name) throws MalformedTextException {
        expect(list, Kind.LIST, name);
        for (Entry entry : list.entries()) {
            expect(entry.value(), Kind.OBJECT, "an entry of " + name);
            Optional<Node> inner = entry.value().member(HOOKS);
            if (shape.grouped() && inner.isPresent()) {
                expect(inner.get(), Kind.LIST, "\"hooks\" in an entry of " + name);
            }
        }
    }

    private static void expect(Node node, Kind kind, String what) throws MalformedTextException {
        if (!node.is(kind)) {
            throw new MalformedTextException(
                    what + " is " + node.kind().words + ", not " + kind.words);
        }
    }

    private Optional<Node> hooks() {
        return json.root().member(HOOKS);
    }

    private Optional<Node> event(String name) {
        return hooks().flatMap(h -> h.member(name));
    }

    /// Events with a group that has no list of hooks: some agents leave out a whole file for that.
    public List<String> incomplete() {
        return shape.grouped()
                ? events().filter(HookFile::lacks).map(Entry::name).toList()
                : List.of();
    }

    private Stream<Entry> events() {
        return hooks().stream().flatMap(h -> h.entries().stream());
    }

    private static boolean lacks(Entry event) {
        return event.value().entries().stream()
                .map(Entry::value)
                .anyMatch(g -> g.is(Kind.OBJECT) && g.member(HOOKS).isEmpty());
    }

    List<String> eventNames() {
        return events().map(Entry::name).distinct().toList();
    }

    /// Hooks whose command is so.
    List<Found> found(Predicate<String> command) {
        List<Found> found = new ArrayList<>();
        events().forEach(event -> collect(event, command, found));
        return found;
    }

    private void collect(Entry event, Predicate<String> wanted, List<Found> found) {
        for (Entry entry : event.value().entries()) {
            Node node = entry.value();
            take(event, null, node, wanted, found);
            for (Entry hook : node.member(HOOKS).map(Node::entries).orElse(List.of())) {
                take(event, node, hook.value(), wanted, found);
            }
        }
    }

    private void take(
            Entry event,
            @Nullable Node group,
            Node hook,
            Predicate<String> wanted,
            List<Found> found) {
        for (String name : List.of(shape.command(), "command")) {
            Optional<Node> command = hook.member(name).filter(n -> n.is(Kind.STRING));
            if (command.filter(n -> wanted.test(n.text())).isPresent()) {
                found.add(new Found(event.name(), event.value(), group, hook, command.get()));
                return;
            }
        }
    }

    /// The commands that are so, with their events before them.
    public List<String> commands(Predicate<String> wanted) {
        return found(wanted).stream().map(f -> f.event() + ": " + f.command().text()).toList();
    }

    /// Has this event a hook whose command is so?
    boolean has(String event, Predicate<String> command) {
        return found(command).stream().anyMatch(f -> f.event().equals(event));
    }

    HookFile add(HookEvent event) {
        Optional<Node> list = event(event.name());
        Object entry = shape.entry(event);
        if (list.isPresent()) {
            return with(
                    shape.last()
                            ? json.append(list.get(), "", entry)
                            : json.insertFirst(list.get(), "", entry));
        }
        Optional<Node> hooks = hooks();
        return hooks.isPresent()
                ? with(json.insertFirst(hooks.get(), event.name(), List.of(entry)))
                : with(json.insertFirst(json.root(), HOOKS, shape.hooks(List.of(event))));
    }

    HookFile addAll(List<HookEvent> events) {
        return with(json.insertFirst(json.root(), HOOKS, shape.hooks(events)));
    }

    HookFile withVersion() {
        boolean lacks = shape.version() && json.root().member("version").isEmpty();
        return lacks ? with(json.insertFirst(json.root(), "version", 1)) : this;
    }

    HookFile replace(Found hook, String command) {
        return with(json.replace(hook.command(), command));
    }

    boolean hasHooks() {
        return hooks().isPresent();
    }

    /// Takes out one hook, and its group if that had no other.
    HookFile remove(Found hook) {
        Node group = hook.group();
        if (group != null) {
            Node inner = group.member(HOOKS).orElseThrow();
            if (inner.entries().size() > 1) {
                return with(json.remove(inner, hook.hook()));
            }
        }
        return with(json.remove(hook.list(), group == null ? hook.hook() : group));
    }

    /// Takes out the list of an event that has no entry left.
    HookFile removeEmpty(String event) {
        Optional<Node> list = event(event);
        return list.isPresent() && json.isBare(list.get())
                ? with(json.remove(hooks().orElseThrow(), list.get()))
                : this;
    }

    /// Takes out `hooks` if nothing is left in it.
    HookFile removeEmptyHooks() {
        Optional<Node> hooks = hooks();
        return hooks.isPresent() && json.isBare(hooks.get())
                ? with(json.remove(json.root(), hooks.get()))
                : this;
    }

    HookFile collapsed() {
        return with(json.collapse(json.root()));
    }

    /// Is there nothing in the file that means anything?
    boolean isBare() {
        boolean versionOnly =
                shape.version()
                        && json.root().entries().size() == 1
                        && json.root().member("version").isPresent();
        return versionOnly || json.isBare(json.root());
    }

    /// Is a switch at the top of the file on?
    public boolean isOn(String name) {
        return json.root().isOn(name);
    }

    Optional<Node> eventList(String name) {
        return event(name);
    }
}
