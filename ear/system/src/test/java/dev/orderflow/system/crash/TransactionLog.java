package dev.orderflow.system.crash;

import dev.orderflow.launcher.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The log of transactions of an application server: a file for each transaction that is decided and not finished. */
record TransactionLog(Path folder) {

    /**
     * Records that are about no transaction. The first says that a process has run, and until when it may be asked; the transaction manager
     * clears it away after half a day. The second is the name of a resource, which the ids of branches refer to by a number; it stays.
     */
    private static final List<String> NO_TRANSACTIONS = List.of("TransactionStatusManager", "EISNAME");

    /** The names of the resources in it, which lie between lengths and numbers. */
    private static final Pattern RESOURCE = Pattern.compile("java:/[ -~]+");

    static TransactionLog of(Stack stack) {
        return new TransactionLog(stack.home().directory().resolve(Path.of("data", "wildfly", "data", "tx-object-store")));
    }

    /** What is in it, each with its kind and the resources that it is about. Of healthy traffic there are always some, milliseconds old. */
    List<String> records() {
        return files().stream()
                .filter(file -> NO_TRANSACTIONS.stream().noneMatch(file.toString()::contains))
                .filter(file -> !isEmpty(file))
                .map(file -> folder.relativize(file) + " about " + resources(file))
                .toList();
    }

    /**
     * A record that was made and not written: its process was killed in between. It decides nothing and stays for ever; the branches of its
     * transaction are rolled back as those of one without a record. Whether they were is seen at the database and the broker.
     */
    private static boolean isEmpty(Path record) {
        try {
            return Files.size(record) == 0;
        } catch (NoSuchFileException finished) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files, the manager's own included. */
    List<Path> files() {
        try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException goneMeanwhile) {
            return files();
        }
    }

    private static String resources(Path file) {
        try {
            return RESOURCE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1)).results()
                    .map(MatchResult::group)
                    .collect(Collectors.joining(", "));
        } catch (NoSuchFileException finished) {
            return "what is finished meanwhile";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
