package dev.drover.config;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/// The user that this process runs as, in the file system's terms.
final class Owner {
    private static final Path SELF = Path.of("/proc/self");

    private Owner() {}

    static boolean isUs(UserPrincipal owner) throws IOException {
        return owner.equals(us());
    }

    /// From the kernel where it tells (a container's user may have no name), else by name.
    private static UserPrincipal us() throws IOException {
        return Files.isDirectory(SELF)
                ? Files.getOwner(SELF)
                : FileSystems.getDefault()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name"));
    }
}
