package dev.drover.core;

import dev.drover.model.VisibleText;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which texts can be the name of a branch: those that `git check-ref-format --branch` takes. A
/// branch need not exist to be claimed.
public final class BranchNames {
    /// Longer ones no file system can hold.
    static final int LONGEST = 1_000;

    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x20\\x7f~^:?*\\[\\\\]");

    private BranchNames() {}

    /// @throws Refused if git would not take it
    static String checked(String name) {
        wrong(name)
                .ifPresent(
                        why -> {
                            throw new Refused(
                                    new Refusal.BadRequest(
                                            "'"
                                                    + VisibleText.line(name, 80)
                                                    + "' cannot be a branch: "
                                                    + why
                                                    + ". Write such as main or feature/login."));
                        });
        return name;
    }

    /// What is wrong with it; empty if nothing is.
    public static Optional<String> wrong(String name) {
        if (name.isEmpty()) {
            return Optional.of("it has no name");
        }
        if (name.startsWith("-")) {
            return Optional.of("it begins with '-'");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            return Optional.of("it is longer than " + LONGEST + " bytes");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            return Optional.of("it is no Unicode text");
        }
        if (FORBIDDEN.matcher(name).find()) {
            return Optional.of("it holds a space, a control character or one of ~ ^ : ? * [ \\");
        }
        if (name.contains("..") || name.contains("@{")) {
            return Optional.of("it holds '..' or '@{'");
        }
        if (name.equals("@") || name.equals("HEAD")) {
            return Optional.of("that name is git's own");
        }
        if (name.startsWith("/") || name.endsWith("/") || name.contains("//")) {
            return Optional.of("a part of it is empty");
        }
        return name.endsWith(".") ? Optional.of("it ends with '.'") : wrongPart(name);
    }

    private static Optional<String> wrongPart(String name) {
        for (String part : name.split("/", -1)) {
            if (part.startsWith(".")) {
                return Optional.of("a part of it begins with '.'");
            }
            if (part.endsWith(".lock")) {
                return Optional.of("a part of it ends with '.lock'");
            }
        }
        return Optional.empty();
    }
}
