package dev.orderflow.imports;

import dev.orderflow.orders.IdempotencyKey;
import dev.orderflow.orders.KeysInMemory;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All imports, and who takes them in. Nobody reads them. */
public final class ImportsInMemory implements Imports {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC);

    /** What was asked for once. */
    public final KeysInMemory keys = new KeysInMemory();

    private final Map<String, Import> byId = new LinkedHashMap<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final Map<String, List<RejectedLine>> rejected = new TreeMap<>();

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

    /** The ids of all, the one that was begun first first. */
    public List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    /** What came of their files, but for the headers. */
    public byte[] received() {
        return received.toByteArray();
    }

    @Override
    public void add(Import begun) {
        byId.put(begun.id(), begun);
    }

    @Override
    public Optional<Import> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<Import> page(String after, int limit) {
        List<Import> latestFirst = new ArrayList<>(byId.values());
        Collections.reverse(latestFirst);
        int behind = after == null ? 0 : latestFirst.indexOf(byId.get(after)) + 1;
        return latestFirst.stream().skip(behind).limit(limit).toList();
    }

    @Override
    public Optional<Import> lock(String id) {
        return find(id);
    }

    @Override
    public void uploads(String id, IdempotencyKey key) {
        // Nobody uploads a second one at the same time.
    }

    @Override
    public boolean isUploading(IdempotencyKey key, Instant since) {
        return false;
    }

    @Override
    public void save(Import changed) {
        byId.replace(changed.id(), changed);
    }

    @Override
    public void remove(String id) {
        byId.remove(id);
        received.reset();
    }

    @Override
    public void addPart(String id, int number, byte[] content) {
        received.writeBytes(content);
    }

    @Override
    public void reject(String id, List<RejectedLine> lines) {
        rejected.computeIfAbsent(id, it -> new ArrayList<>()).addAll(lines);
    }

    @Override
    public List<RejectedLine> rejected(String id, long afterLine, int limit) {
        return rejected.getOrDefault(id, List.of()).stream().filter(it -> it.line() > afterLine).limit(limit).toList();
    }

    @Override
    public Optional<Import> due(Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void endLeasesOf(String node, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int removeUploadsBefore(Instant moment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<byte[]> part(String id, int number) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeParts(String id) {
        throw new UnsupportedOperationException();
    }
}
