package dev.drover.setup;

import dev.drover.setup.hooks.OurCommand;
import dev.drover.setup.hooks.StatusLineEdit;
import dev.drover.setup.text.MalformedTextException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Claude Code's status line. It shares the file with the hooks.
record StatusLineTarget(HookTarget claude) implements Target {
    @Override
    public String name() {
        return "statusline";
    }

    @Override
    public String title() {
        return "Claude Code's status line";
    }

    @Override
    public boolean isHere(Ground ground) {
        return false;
    }

    @Override
    public boolean suits(Ground ground) {
        return claude.isHere(ground);
    }

    @Override
    public Path file(Ground ground) {
        return claude.file(ground);
    }

    @Override
    public String installed(@Nullable String text, Ground ground, Wish wish)
            throws MalformedTextException {
        return StatusLineEdit.installed(text, ground.client().toString());
    }

    @Override
    public boolean isIn(String text) throws MalformedTextException {
        return StatusLineEdit.isIn(text);
    }

    @Override
    public @Nullable String removed(String text, @Nullable String clean, List<String> copies)
            throws MalformedTextException {
        return StatusLineEdit.removed(text, clean == null ? List.of() : copies);
    }

    @Override
    public String core(String text) throws MalformedTextException {
        return claude.core(text);
    }

    @Override
    public Optional<Trial> trial(Ground ground) {
        return Optional.of(
                new Trial(
                        OurCommand.quoted(ground.client().toString()) + " statusline --shared",
                        List.of("{}")));
    }
}
