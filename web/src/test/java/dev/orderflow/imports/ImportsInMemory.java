package dev.orderflow.imports;

import dev.orderflow.orders.InMemoryIdempotencyKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** All imports, and who takes them in. Nobody reads them. */
public final class ImportsInMemory extends InMemoryImports {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC);

    /** What was asked for once. */
    public final InMemoryIdempotencyKeys keys = new InMemoryIdempotencyKeys();

    /** The module as it is. */
    public ImportUpload upload() {
        ImportDesk desk = new ImportDesk();
        desk.imports = this;
        desk.keys = keys;
        desk.clock = CLOCK;
        ImportUpload upload = new ImportUpload();
        upload.desk = desk;
        return upload;
    }
}
