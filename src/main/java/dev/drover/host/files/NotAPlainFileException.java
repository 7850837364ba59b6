package dev.drover.host.files;

import java.io.IOException;
import java.nio.file.Path;

/// What should be a file is a pipe, a device, a socket, a directory or a link, and was not opened.
public final class NotAPlainFileException extends IOException {
    private static final long serialVersionUID = 1;

    NotAPlainFileException(Path file) {
        super(file + " is no plain file");
    }
}
