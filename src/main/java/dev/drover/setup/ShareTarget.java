package dev.drover.setup;

import dev.drover.setup.share.ShareEdit;
import dev.drover.setup.text.MalformedTextException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The servers that an agent is configured to start: they become shared ones. By name only, since
/// an agent's servers are the user's own business.
///
/// @param agent for people
record ShareTarget(String name, String agent, Function<Ground, Path> place) implements Target {
    @Override
    public String title() {
        return agent + "'s servers";
    }

    @Override
    public boolean isHere(Ground ground) {
        return false;
    }

    @Override
    public boolean suits(Ground ground) {
        return Files.isRegularFile(file(ground));
    }

    @Override
    public Path file(Ground ground) {
        return place.apply(ground);
    }

    @Override
    public String installed(@Nullable String text, Ground ground, Wish wish)
            throws MalformedTextException {
        return ShareEdit.installed(text, ground.client().toString());
    }

    @Override
    public boolean isIn(String text) throws MalformedTextException {
        return ShareEdit.isIn(text);
    }

    @Override
    public String removed(String text, @Nullable String clean, List<String> copies)
            throws MalformedTextException {
        return ShareEdit.removed(text, copies);
    }

    @Override
    public boolean hasSecrets() {
        return true;
    }

    @Override
    public String core(String text) throws MalformedTextException {
        return ShareEdit.removed(text, List.of());
    }

    @Override
    public List<String> notes(@Nullable String text, Ground ground, Wish wish) {
        if (text == null) {
            return List.of();
        }
        try {
            List<String> notes = new ArrayList<>(ShareEdit.staying(text));
            if (!installed(text, ground, wish).equals(text)) {
                notes.add(
                        "Sessions in one directory share them. Write `--scope user` in place of"
                                + " `--scope workspace` for those that do not look around where"
                                + " they start: then all sessions do.");
                notes.add(agent + " starts them anew with its next session.");
            }
            return notes;
        } catch (MalformedTextException e) {
            return List.of(); // the plan says so
        }
    }
}
