package dev.drover.core.kill;

import dev.drover.model.LiveProcess;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// One condition that a process has to meet, as the tool that names it means it.
///
/// @param text the pattern, name or number
/// @param pattern the text compiled, null where it is none
public record ProcessTest(Kind kind, String text, boolean negated, @Nullable Pattern pattern) {
    /// What of the process is looked at.
    public enum Kind {
        PID,
        PARENT,
        GROUP,
        /// The kernel's name, by a pattern.
        NAME,
        /// The whole command line, by a pattern.
        LINE,
        /// As `killall` compares: the kernel's name, and beyond its 15 bytes the program's.
        PROGRAM,
        /// The same with a path: the program file itself.
        FILE,
        /// As `taskkill` compares: the program's name, whatever its case and ending.
        IMAGE
    }

    static final int KERNEL_NAME = 15;

    static ProcessTest of(Kind kind, String text) {
        return new ProcessTest(kind, text, false, null);
    }

    static ProcessTest matching(Kind kind, Pattern pattern, boolean negated) {
        return new ProcessTest(kind, pattern.pattern(), negated, pattern);
    }

    /// @throws BoundedText.TooLongException if a pattern takes too long to say
    public boolean fits(LiveProcess process) {
        return looked(process) != negated;
    }

    private boolean looked(LiveProcess process) {
        return switch (kind) {
            case PID -> number(process.pid());
            case PARENT -> number(process.facts().parent());
            case GROUP -> number(process.group());
            case NAME -> found().test(process.name());
            case LINE -> found().test(process.line());
            case PROGRAM -> isProgram(process);
            case FILE -> text.equals(process.facts().executable());
            case IMAGE ->
                    image(text).equals(image(process.name()))
                            || image(text).equals(image(program(process)));
        };
    }

    private boolean number(long number) {
        return text.equals(Long.toString(number));
    }

    private Predicate<String> found() {
        Pattern wanted = pattern;
        return wanted == null
                ? text::equals
                : subject -> wanted.matcher(new BoundedText(subject)).find();
    }

    private boolean isProgram(LiveProcess process) {
        if (text.length() <= KERNEL_NAME) {
            return text.equals(process.name());
        }
        return text.startsWith(process.name())
                && process.name().length() >= KERNEL_NAME
                && text.equals(program(process));
    }

    /// The last part of the first word of the command line.
    private static String program(LiveProcess process) {
        String first =
                process.facts().command().isEmpty()
                        ? process.name()
                        : process.facts().command().getFirst();
        return first.substring(first.lastIndexOf('/') + 1);
    }

    private static String image(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.endsWith(".exe") ? small.substring(0, small.length() - 4) : small;
    }
}
