package dev.orderflow.imports;

import dev.orderflow.orders.IdempotencyKey;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class InMemoryImports implements Imports {

    private final Map<String, Import> byId = new LinkedHashMap<>();
    private final Map<String, Map<Integer, byte[]>> parts = new TreeMap<>();
    private final Map<String, IdempotencyKey> uploading = new TreeMap<>();
    private final Map<String, List<RejectedLine>> rejected = new TreeMap<>();

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
    public Optional<Import> due(Instant now) {
        return byId.values().stream()
                .filter(it -> it.state() == ImportState.RUNNING && !it.leaseUntil().isAfter(now))
                .min(Comparator.comparing(Import::updatedAt));
    }

    @Override
    public void endLeasesOf(String node, Instant now) {
        byId.replaceAll((id, it) -> it.node().filter(node::equals).isPresent() ? it.released(now) : it);
    }

    @Override
    public void uploads(String id, IdempotencyKey key) {
        uploading.put(id, key);
    }

    @Override
    public boolean isUploading(IdempotencyKey key, Instant since) {
        return byId.values().stream()
                .anyMatch(it -> it.state() == ImportState.UPLOADING && it.updatedAt().isAfter(since) && key.equals(uploading.get(it.id())));
    }

    @Override
    public void save(Import changed) {
        byId.replace(changed.id(), changed);
    }

    @Override
    public void remove(String id) {
        byId.remove(id);
        parts.remove(id);
    }

    @Override
    public int removeUploadsBefore(Instant moment) {
        List<Import> silent = byId.values().stream()
                .filter(it -> it.state() == ImportState.UPLOADING && it.updatedAt().isBefore(moment))
                .toList();
        silent.forEach(it -> remove(it.id()));
        return silent.size();
    }

    @Override
    public void addPart(String id, int number, byte[] content) {
        parts.computeIfAbsent(id, it -> new TreeMap<>()).put(number, content);
    }

    @Override
    public Optional<byte[]> part(String id, int number) {
        return Optional.ofNullable(parts.getOrDefault(id, Map.of()).get(number));
    }

    /** What came of all files, but for the headers. */
    public byte[] received() {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        parts.values().forEach(file -> file.values().forEach(received::writeBytes));
        return received.toByteArray();
    }

    /** The ids of all, the one that was begun first first. */
    public List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    int parts() {
        return parts.values().stream().mapToInt(Map::size).sum();
    }

    @Override
    public void removeParts(String id) {
        parts.remove(id);
    }

    @Override
    public void reject(String id, List<RejectedLine> lines) {
        rejected.computeIfAbsent(id, it -> new ArrayList<>()).addAll(lines);
    }

    @Override
    public List<RejectedLine> rejected(String id, long afterLine, int limit) {
        return rejected.getOrDefault(id, List.of()).stream()
                .filter(it -> it.line() > afterLine)
                .sorted(Comparator.comparing(RejectedLine::line))
                .limit(limit)
                .toList();
    }
}
