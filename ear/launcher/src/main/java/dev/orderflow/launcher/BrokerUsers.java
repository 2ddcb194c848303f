package dev.orderflow.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Artemis' file of users, with hashes as its own {@code artemis mask --hash} makes them. */
final class BrokerUsers {

    private static final int ITERATIONS = 1024;
    private static final int SALT_BYTES = 32;
    private static final int KEY_BITS = 512;

    private BrokerUsers() {
    }

    static void write(Path file, Map<String, String> passwords) {
        SecureRandom random = new SecureRandom();
        String lines = passwords.entrySet().stream().map(entry -> entry.getKey() + " = " + hash(entry.getValue(), random))
                .collect(Collectors.joining("\n", "", "\n"));
        try {
            Path fresh = Files.createTempFile(file.getParent(), "users", ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, lines);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String password, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, KEY_BITS)).getEncoded();
            HexFormat hex = HexFormat.of().withUpperCase();
            return "ENC(" + ITERATIONS + ":" + hex.formatHex(salt) + ":" + hex.formatHex(key) + ")";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has this algorithm", e);
        }
    }
}
