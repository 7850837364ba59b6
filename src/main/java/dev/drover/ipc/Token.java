package dev.drover.ipc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/// The secret that opens the TCP door: 32 random bytes, in a file that only its owner reads (rule
/// 12). It is compared in constant time and never part of a text that someone may log.
public final class Token {
    private static final int LENGTH = 32;
    private static final Set<PosixFilePermission> PRIVATE =
            PosixFilePermissions.fromString("rw-------");

    private final byte[] hex;

    private Token(byte[] secret) {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("A token has " + LENGTH + " bytes.");
        }
        hex = HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII);
    }

    public static Token of(byte[] secret) {
        return new Token(secret);
    }

    public static Token random() {
        byte[] secret = new byte[LENGTH];
        new SecureRandom().nextBytes(secret);
        return new Token(secret);
    }

    /// Reads the token, or makes a new one where there is none, where the file is damaged, or where
    /// others could have read it. The caller holds the daemon's lock.
    public static Token loadOrCreate(Path file) throws IOException {
        if (isPrivateFile(file)) {
            try {
                return new Token(HexFormat.of().parseHex(Files.readString(file).strip()));
            } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException e) {
                // Damaged: programs that hold the old token have to read the new one anyway.
                return create(file);
            }
        }
        return create(file);
    }

    /// The token as it stands in `Authorization: Bearer …`.
    public String hex() {
        return new String(hex, StandardCharsets.US_ASCII);
    }

    boolean matches(String presented) {
        byte[] bytes = presented.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(hex, bytes);
    }

    @Override
    public String toString() {
        return "Token[hidden]";
    }

    private static boolean isPrivateFile(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > 1024) {
            return false;
        }
        return !isPosix(file)
                || PRIVATE.containsAll(
                        Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    }

    private static Token create(Path file) throws IOException {
        Token token = random();
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        FileAttribute<?>[] attributes =
                isPosix(file)
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PRIVATE)}
                        : new FileAttribute<?>[0];
        try (SeekableByteChannel out =
                Files.newByteChannel(
                        fresh,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        attributes)) {
            ByteBuffer line =
                    ByteBuffer.wrap((token.hex() + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                out.write(line);
            }
        }
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return token;
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
