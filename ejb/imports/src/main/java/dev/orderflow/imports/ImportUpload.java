package dev.orderflow.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes files in. They are kept in the database, part by part as they come, so that no node's disk has to be large enough and any node
 * can do the rest.
 */
@ApplicationScoped
public class ImportUpload {

    @Inject
    ImportDesk desk;

    /**
     * Reads the file to its end and leaves it to the next run; each part is a transaction.
     *
     * @throws NotAnOrderFile when its first line is not that of an order file; nothing else is read then
     * @throws LineTooLong when it has such a line; nothing of it is kept
     * @throws UnclosedQuote when it has one; nothing of it is kept
     * @throws IOException when it breaks off; nothing of it is kept
     */
    public Import receive(InputStream file) throws IOException {
        FileParts parts = new FileParts(file);
        OrderCsv.mustBeHeader(parts.header());
        Position first = parts.first();
        Import begun = desk.begin();
        boolean whole = false;
        try {
            int number = 0;
            for (byte[] part = parts.next(); part != null; part = parts.next()) {
                desk.append(begun.id(), number++, part);
            }
            Import uploaded = desk.uploaded(begun.id(), parts.lines(), first);
            whole = true;
            return uploaded;
        } finally {
            if (!whole) {
                desk.discard(begun.id());
            }
        }
    }
}
