package dev.orderflow.imports.batch;

import dev.orderflow.imports.Backlog;
import dev.orderflow.imports.FileLines;
import dev.orderflow.imports.Import;
import dev.orderflow.imports.ImportedChunk;
import dev.orderflow.imports.Imports;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/**
 * Reads the lines that are left. It ends before the file does where too many orders wait for their decision, or others may want a turn.
 */
@Dependent
@Named("lineReader")
public class LineReader extends AbstractItemReader {

    private static final int CHUNKS_OF_A_TURN = 100;

    @Inject
    Imports imports;

    @Inject
    Backlog backlog;

    @Inject
    @BatchProperty
    String importId;

    private FileLines lines;
    private int read;

    /** Begins where the import's row says, whatever the runtime remembers: the row was written with the orders. */
    @Override
    public void open(Serializable checkpoint) {
        Import current = imports.find(importId).orElseThrow(() -> new IllegalStateException("There is no import " + importId));
        lines = new FileLines(current.next(), number -> imports.part(importId, number));
    }

    @Override
    public Object readItem() {
        if (read % ImportedChunk.SIZE == 0 && (read == CHUNKS_OF_A_TURN * ImportedChunk.SIZE || backlog.isFull())) {
            return null;
        }
        read++;
        return lines.next().orElse(null);
    }
}
