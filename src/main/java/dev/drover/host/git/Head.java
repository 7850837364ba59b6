package dev.drover.host.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a `HEAD` file says.
sealed interface Head {
    int LONGEST_NAME = 1024;
    int SHORT_COMMIT = 7;

    record Branch(String name) implements Head {}

    /// @param commit abbreviated
    record Detached(String commit) implements Head {}

    /// The references are not in files.
    record Elsewhere() implements Head {}

    record Unreadable() implements Head {}

    static Head read(Path file) {
        try {
            if (Files.isSymbolicLink(file)) {
                return ofReference(Files.readSymbolicLink(file).toString());
            }
        } catch (IOException e) {
            return new Unreadable();
        }
        String text = GitFiles.text(file);
        if (text == null) {
            return new Unreadable();
        }
        if (text.startsWith("ref:")) {
            return ofReference(text.substring(4).strip());
        }
        String commit = text.strip();
        boolean valid = commit.length() >= 40 && commit.chars().allMatch(Head::isHex);
        return valid ? new Detached(commit.substring(0, SHORT_COMMIT)) : new Unreadable();
    }

    private static Head ofReference(String reference) {
        if (reference.equals("refs/heads/.invalid")) {
            return new Elsewhere();
        }
        boolean valid =
                reference.startsWith("refs/")
                        && reference.length() <= LONGEST_NAME
                        && reference.chars().noneMatch(Character::isISOControl);
        if (!valid) {
            return new Unreadable();
        }
        String heads = "refs/heads/";
        int from = reference.startsWith(heads) ? heads.length() : "refs/".length();
        return new Branch(reference.substring(from));
    }

    private static boolean isHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
