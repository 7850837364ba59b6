package dev.drover.host.git;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;

/// What changes when a file is written or replaced: its identity on the disk, time and size. git
/// replaces its files, so two changes within one tick of the clock differ in identity at least.
record FileStamp(String identity, FileTime modified, long size) {
    static final FileStamp NONE = new FileStamp("", FileTime.fromMillis(0), -1);

    /// @return null if there is no such file
    static @Nullable FileStamp of(Path file) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new FileStamp(
                    Objects.toString(attributes.fileKey(), ""),
                    attributes.lastModifiedTime(),
                    attributes.size());
        } catch (IOException e) {
            return null;
        }
    }
}
