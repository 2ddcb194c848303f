package dev.orderflow.imports;

import dev.orderflow.orders.Fingerprint;
import dev.orderflow.orders.FirstRequest;
import dev.orderflow.orders.IdempotencyKey;
import dev.orderflow.orders.KeyInUse;
import dev.orderflow.orders.KeyReused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes files in. They are kept in the database, part by part as they come, so that no node's disk has to be large enough and any node
 * can do the rest.
 */
@ApplicationScoped
public class ImportUpload {

    @Inject
    ImportDesk desk;

    /** What is done with a file that is there whole. */
    @FunctionalInterface
    private interface End<T> {
        T of(Import begun, FileParts parts, Position first);
    }

    /**
     * Reads the file to its end and leaves it to the next run; each part is a transaction.
     *
     * @param alongside what else is done in the transaction that completes it
     * @throws NotAnOrderFile when its first line is not that of an order file; nothing else is read then
     * @throws LineTooLong when it has such a line; nothing of it is kept
     * @throws UnclosedQuote when it has one; nothing of it is kept
     * @throws IOException when it breaks off; nothing of it is kept
     */
    public Import receive(InputStream file, Consumer<Import> alongside) throws IOException {
        FileParts parts = orderFile(file);
        return receive(parts, desk.begin(), (begun, all, first) -> desk.uploaded(begun.id(), all.lines(), first, alongside));
    }

    /** The same, with nothing alongside. */
    public Import receive(InputStream file) throws IOException {
        return receive(file, received -> {});
    }

    /**
     * Does the same, unless this file has come before under the same key; then nothing of it is kept. A file that is refused or breaks off
     * leaves its key free.
     *
     * @param alongside what else is done in the transaction that completes it
     * @throws KeyInUse when the first request under the key is still in progress or in doubt
     * @throws KeyReused when the first request under the key was for anything else
     */
    public Upload receiveOnce(IdempotencyKey key, InputStream file, Consumer<Import> alongside) throws IOException {
        DigestInputStream read = new DigestInputStream(file, Fingerprint.digest());
        Optional<FirstRequest> earlier = desk.under(key);
        if (earlier.isPresent()) {
            read.transferTo(OutputStream.nullOutputStream());
            return new Upload(desk.uploadedBefore(key, earlier.get(), Fingerprint.of(read.getMessageDigest())), true);
        }
        FileParts parts = orderFile(read);
        return receive(
                parts,
                desk.begin(key),
                (begun, all, first) -> desk.uploaded(
                        begun.id(), all.lines(), first, key, Fingerprint.of(read.getMessageDigest()), alongside));
    }

    private static FileParts orderFile(InputStream file) throws IOException {
        FileParts parts = new FileParts(file);
        OrderCsv.mustBeHeader(parts.header());
        return parts;
    }

    private <T> T receive(FileParts parts, Import begun, End<T> end) throws IOException {
        boolean whole = false;
        try {
            Position first = parts.first();
            int number = 0;
            for (byte[] part = parts.next(); part != null; part = parts.next()) {
                desk.append(begun.id(), number++, part);
            }
            T ended = end.of(begun, parts, first);
            whole = true;
            return ended;
        } finally {
            if (!whole) {
                desk.discard(begun.id());
            }
        }
    }
}
