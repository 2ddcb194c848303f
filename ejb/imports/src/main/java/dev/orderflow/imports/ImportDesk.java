package dev.orderflow.imports;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the list of imports: what comes in, who works at what, what is done. Each call is a transaction of its own.
 *
 * <p>An enterprise bean, because a timer calls it: below a time-out method Payara does not enlist resources in a transaction that
 * {@code @Transactional} begins. It does in one that the container begins.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ImportDesk {

    /** An upload that has not got on for so long is given up: its client or its node is gone. */
    static final Duration LONGEST_SILENCE = Duration.ofHours(1);

    private static final Logger LOG = System.getLogger(ImportDesk.class.getPackageName());

    @Inject
    Imports imports;

    @Inject
    Clock clock;

    /** A new import, whose file is coming in. */
    public Import begin() {
        Import begun = Import.begun(UUID.randomUUID().toString(), clock.instant());
        imports.add(begun);
        return begun;
    }

    /** The next part of its file has come. */
    public void append(String id, int number, byte[] part) {
        Import upload = locked(id);
        imports.addPart(id, number, part);
        imports.save(upload.received(clock.instant()));
    }

    /** Its file is there whole: from now on a run may take it. */
    public Import uploaded(String id, long lines, Position first) {
        Import uploaded = locked(id).uploaded(lines, first, clock.instant());
        imports.save(uploaded);
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
