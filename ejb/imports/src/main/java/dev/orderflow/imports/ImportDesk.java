package dev.orderflow.imports;

import dev.orderflow.orders.FirstRequest;
import dev.orderflow.orders.FirstRequest.What;
import dev.orderflow.orders.IdempotencyKey;
import dev.orderflow.orders.IdempotencyKeys;
import dev.orderflow.orders.KeyInUse;
import dev.orderflow.orders.KeyReused;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Keeps the list of imports: what comes in, who works at what, what is done. Each call is a transaction of its own.
 *
 * <p>An enterprise bean, since a timer calls it: see the rule {@code ArchitectureRules.WHAT_A_TIMER_SENDS_IS_SENT_BY_AN_ENTERPRISE_BEAN}.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ImportDesk {

    /** An upload that has not got on for so long is given up: its client or its node is gone. */
    static final Duration LONGEST_SILENCE = Duration.ofHours(1);

    /**
     * An upload that has not got on for so long holds its key no more. Should it end all the same, then the first one to end counts: the
     * key is given away at the end.
     */
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /**
     * The end of an upload waits so long for its key. Whoever begins another one under the key has the key only while it looks; only a
     * transaction in doubt has it for longer.
     */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final Logger LOG = System.getLogger(ImportDesk.class.getPackageName());

    @Inject
    Imports imports;

    @Inject
    IdempotencyKeys keys;

    @Inject
    Clock clock;

    /** A new import, whose file is coming in. */
    public Import begin() {
        Import begun = Import.begun(UUID.randomUUID().toString(), clock.instant());
        imports.add(begun);
        return begun;
    }

    /**
     * A new import under this key, whose file is coming in.
     *
     * @throws KeyInUse when another file is coming in under the key, or what was done under it is in doubt
     */
    public Import begin(IdempotencyKey key) {
        keys.earlierOrTake(key);
        mustNotBeUploading(key);
        Import begun = begin();
        imports.uploads(begun.id(), key);
        return begun;
    }

    private void mustNotBeUploading(IdempotencyKey key) {
        if (imports.isUploading(key, clock.instant().minus(LONGEST_PAUSE))) {
            throw new KeyInUse(key);
        }
    }

    /** What was done under the key, or empty. */
    public Optional<FirstRequest> under(IdempotencyKey key) {
        return keys.under(key);
    }

    /**
     * The import that was uploaded under the key, as it was then.
     *
     * @param fingerprint of the file that has come now
     * @throws KeyReused when it is another file, or no file was asked for under the key
     */
    public Import uploadedBefore(IdempotencyKey key, FirstRequest first, String fingerprint) {
        String id = first.resultsFor(What.IMPORT, fingerprint, key).get(0);
        return imports.find(id).orElseThrow(() -> new IllegalStateException("There is no import " + id)).asItWasUploaded();
    }

    /**
     * Its file is there whole; from now on a run may take it, and it belongs to the key. Unless another one was faster under the key: it
     * is the one that counts then, and this one is forgotten.
     *
     * @throws KeyInUse when what was done under the key is in doubt
     * @throws KeyReused when the other one was for anything else
     */
    public Upload uploaded(
            String id, long lines, Position first, IdempotencyKey key, String fingerprint, Consumer<Import> alongside) {
        keys.await(key, LONGEST_WAIT);
        Optional<FirstRequest> earlier = keys.under(key);
        if (earlier.isPresent()) {
            Import before = uploadedBefore(key, earlier.get(), fingerprint);
            imports.remove(id);
            return new Upload(before, true);
        }
        Import uploaded = uploaded(id, lines, first, alongside);
        keys.remember(key, new FirstRequest(What.IMPORT, fingerprint, List.of(id)), clock.instant());
        return new Upload(uploaded, false);
    }

    /** The next part of its file has come. */
    public void append(String id, int number, byte[] part) {
        Import upload = locked(id);
        imports.addPart(id, number, part);
        imports.save(upload.received(clock.instant()));
    }

    /** Its file is there whole: from now on a run may take it. What else belongs to that is done in the same transaction. */
    public Import uploaded(String id, long lines, Position first, Consumer<Import> alongside) {
        Import uploaded = locked(id).uploaded(lines, first, clock.instant());
        imports.save(uploaded);
        alongside.accept(uploaded);
        LOG.log(Level.INFO, "Import uploaded: import={0} lines={1}", id, lines);
        return uploaded;
    }

    private Import locked(String id) {
        return imports.lock(id).orElseThrow(() -> new IllegalStateException("The upload was given up: import=" + id));
    }

    /** Its file has not come whole. */
    public void discard(String id) {
        imports.remove(id);
        LOG.log(Level.INFO, "Upload discarded: import={0}", id);
    }

    /** Deletes uploads that nobody has heard of for an hour. */
    public void discardSilentUploads() {
        int count = imports.removeUploadsBefore(clock.instant().minus(LONGEST_SILENCE));
        if (count > 0) {
            LOG.log(Level.INFO, "Uploads given up: {0}", count);
        }
    }

    /** Gives an import that nobody works at to this run of this node; empty where there is none. */
    public Optional<Import> take(String run, String node) {
        Instant now = clock.instant();
        Optional<Import> taken = imports.due(now).map(it -> it.takenBy(run, node, now));
        taken.ifPresent(imports::save);
        return taken;
    }

    /** The node has just started: whatever it was working at, it does not any more. */
    public void nodeStarted(String node) {
        imports.endLeasesOf(node, clock.instant());
    }

    /** The run has ended: completes the import where no line is left, and otherwise gives it back to whoever takes it next. */
    public void runEnded(String id, String run) {
        imports.lock(id).filter(it -> it.isOf(run)).ifPresent(it -> {
            Instant now = clock.instant();
            if (it.read() < it.lines()) {
                imports.save(it.released(now));
            } else {
                imports.removeParts(id);
                imports.save(it.completed(now));
                LOG.log(Level.INFO, "Import completed: import={0} accepted={1} rejected={2}", id, it.accepted(), it.rejected());
            }
        });
    }
}
