package dev.orderflow.imports.batch;

import dev.orderflow.imports.ImportedChunk;
import dev.orderflow.imports.ParsedLine;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Places the orders of a chunk, in the transaction that the batch runtime has begun for it. */
@Dependent
@Named("chunkWriter")
public class ChunkWriter extends AbstractItemWriter {

    @Inject
    ImportedChunk chunk;

    @Inject
    @BatchProperty
    String importId;

    @Inject
    @BatchProperty
    String owner;

    @Override
    public void writeItems(List<Object> lines) {
        chunk.apply(importId, owner, lines.stream().map(ParsedLine.class::cast).toList());
    }
}
