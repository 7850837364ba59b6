package dev.drover.setup;

import dev.drover.setup.text.MalformedTextException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// A file that is Drover's alone, in a directory of another program. Its first line says so.
///
/// @param fits where a person may be asked about it
/// @param comment how a line begins there that means nothing
/// @param content all that follows
record OwnFileTarget(
        String name,
        String title,
        Predicate<Ground> here,
        Predicate<Ground> fits,
        Function<Ground, Path> place,
        String comment,
        Function<Ground, String> content,
        List<String> advice)
        implements Target {
    private static final String MARK = "Written by `drover setup";

    @Override
    public boolean isHere(Ground ground) {
        return here.test(ground);
    }

    @Override
    public boolean suits(Ground ground) {
        return fits.test(ground);
    }

    @Override
    public Path file(Ground ground) {
        return place.apply(ground);
    }

    @Override
    public String installed(@Nullable String text, Ground ground, Wish wish)
            throws MalformedTextException {
        if (text != null && !text.isBlank() && !isIn(text)) {
            throw new MalformedTextException("a file of this name is there that is not Drover's");
        }
        return comment
                + MARK
                + " "
                + name
                + "`; with --uninstall it goes again.\n"
                + content.apply(ground);
    }

    @Override
    public boolean isIn(String text) {
        return text.startsWith(comment + MARK);
    }

    @Override
    public @Nullable String removed(String text, @Nullable String clean, List<String> copies) {
        return null;
    }

    @Override
    public String core(String text) {
        return isIn(text) ? "" : text;
    }

    @Override
    public List<String> notes(@Nullable String text, Ground ground, Wish wish) {
        return advice;
    }
}
