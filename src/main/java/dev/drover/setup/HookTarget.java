package dev.drover.setup;

import dev.drover.setup.file.Snapshot;
import dev.drover.setup.hooks.HookEdit;
import dev.drover.setup.hooks.HookEvent;
import dev.drover.setup.hooks.HookFile;
import dev.drover.setup.hooks.HookShape;
import dev.drover.setup.hooks.OldHooks;
import dev.drover.setup.hooks.OurCommand;
import dev.drover.setup.hooks.ServerEdit;
import dev.drover.setup.hooks.StatusLineEdit;
import dev.drover.setup.text.MalformedTextException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// An agent whose hooks stand in a JSON file.
///
/// @param program its name on the path
/// @param home its own directory, which shows that it is used
/// @param file within that directory
/// @param advice what a person has to do as well
record HookTarget(
        String name,
        String title,
        String program,
        Function<Ground, Path> home,
        String file,
        HookShape shape,
        AgentEvents events,
        List<String> advice)
        implements Target {

    private HookEdit edit() {
        return new HookEdit(name, shape);
    }

    @Override
    public boolean isHere(Ground ground) {
        return Files.isDirectory(home.apply(ground)) || ground.hasProgram(program);
    }

    @Override
    public Path file(Ground ground) {
        return home.apply(ground).resolve(file);
    }

    @Override
    public String installed(@Nullable String text, Ground ground, Wish wish)
            throws MalformedTextException {
        String client = ground.client().toString();
        return edit().installed(text, wanted(client, wish), client, wish.replaceOld());
    }

    private List<HookEvent> wanted(String client, Wish wish) {
        List<HookEvent> wanted = new ArrayList<>();
        for (String event : events.names()) {
            wanted.add(new HookEvent(event, command(client, event), events.timeout(event)));
        }
        if (wish.worktrees()) {
            String command = OurCommand.quoted(client) + " hook " + name + " --decision 60";
            for (String event : events.worktrees()) {
                wanted.add(new HookEvent(event, command, AgentEvents.WORKTREE_SECONDS));
            }
        }
        return wanted;
    }

    /// Copilot's words name no event, and a hook of it that fails stops the agent: even a client
    /// that has gone must not.
    private String command(String client, String event) {
        String command = OurCommand.quoted(client) + " hook " + name;
        return shape.equals(HookShape.COPILOT)
                ? command + " --event " + event + " || true"
                : command;
    }

    @Override
    public boolean isIn(String text) throws MalformedTextException {
        return edit().isIn(text);
    }

    /// Of the hooks in the file as it is; none if it cannot be read.
    List<String> programs(Ground ground) {
        try {
            String text = Snapshot.of(file(ground)).text();
            return text == null ? List.of() : edit().programs(text);
        } catch (IOException | MalformedTextException e) {
            return List.of();
        }
    }

    @Override
    public @Nullable String removed(String text, @Nullable String clean, List<String> copies)
            throws MalformedTextException {
        return edit().removed(text, clean);
    }

    @Override
    public String core(String text) throws MalformedTextException {
        String without = StatusLineEdit.removed(text, List.of(text));
        return edit().core(ServerEdit.core(without == null ? "" : without));
    }

    @Override
    public List<String> notes(@Nullable String text, Ground ground, Wish wish) {
        List<String> notes = new ArrayList<>(advice);
        if (text != null) {
            try {
                for (String event : HookFile.read(text, shape).incomplete()) {
                    notes.add(
                            "\"hooks."
                                    + event
                                    + "\" has an entry without a list of hooks; "
                                    + title
                                    + " may leave out all hooks of this file for it.");
                }
            } catch (MalformedTextException e) {
                return notes; // the plan says so
            }
        }
        if (name.equals(Targets.CLAUDE_CODE)) {
            notes.addAll(ClaudeSwitches.notes(home.apply(ground), ground));
        }
        return notes;
    }

    @Override
    public List<String> old(@Nullable String text) throws MalformedTextException {
        return text == null ? List.of() : HookFile.read(text, shape).commands(OldHooks::is);
    }

    @Override
    public Optional<Trial> trial(Ground ground) {
        String end = events.ending();
        return Optional.of(new Trial(command(ground.client().toString(), end), events.trial(end)));
    }
}
