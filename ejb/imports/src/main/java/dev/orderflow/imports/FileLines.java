package dev.orderflow.imports;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;

/** The records of an uploaded file from one of them on, without blank ones. No more of it than one part is in memory. */
public final class FileLines {

    private final IntFunction<Optional<byte[]>> parts;
    private Position next;
    private int loaded = -1;
    private byte[] part;

    /**
     * The records from there on.
     *
     * @param parts the part of that number, or empty behind the last one
     */
    public FileLines(Position first, IntFunction<Optional<byte[]>> parts) {
        this.next = first;
        this.parts = parts;
    }

    /** The next record; empty behind the last one. */
    public Optional<ImportLine> next() {
        while (load()) {
            if (next.offset() >= part.length) {
                next = new Position(next.part() + 1, 0, next.line());
                continue;
            }
            ImportLine line = lineAt(next);
            next = line.next();
            if (!ImportLine.isBlank(line.text(), 0, line.text().length)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private boolean load() {
        if (loaded != next.part()) {
            part = parts.apply(next.part()).orElse(null);
            loaded = next.part();
        }
        return part != null;
    }

    private ImportLine lineAt(Position position) {
        // A part ends with a record, so there is one.
        RecordSpan record = RecordSpan.at(part, position.offset(), part.length, true).orElseThrow();
        return new ImportLine(
                position.line(),
                Arrays.copyOfRange(part, position.offset(), record.end()),
                new Position(position.part(), record.next(), position.line() + record.lines()));
    }
}
