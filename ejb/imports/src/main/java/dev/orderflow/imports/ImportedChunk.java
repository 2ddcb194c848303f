package dev.orderflow.imports;

import static java.util.stream.Collectors.joining;

import dev.orderflow.orders.OrderInvalid.Violation;
import dev.orderflow.orders.OrderPlacement;
import dev.orderflow.orders.PlacementOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Places the orders of some lines, as a part of the transaction that is under way. */
@ApplicationScoped
public class ImportedChunk {

    /** So many lines are one transaction; the job says the same. */
    public static final int SIZE = 500;

    @Inject
    Imports imports;

    @Inject
    OrderPlacement placement;

    @Inject
    Clock clock;

    /**
     * Places what can be placed, notes the rest as rejected, and notes how far the import is.
     *
     * <p>The import's row is locked first. Whoever comes later waits, also for a chunk that is in doubt, and then finds that the row is
     * not his any more, or that it is somewhere else.
     *
     * @param run who works at it
     * @throws IllegalStateException when the import is not this run's, or these are not its next lines; nothing must be stored then
     */
    @ActivateRequestContext // threads of a batch job have none, and what is published asks for it
    @Transactional(TxType.MANDATORY)
    public void apply(String id, String run, List<ParsedLine> lines) {
        Import current = imports.lock(id)
                .filter(it -> it.isOf(run))
                .orElseThrow(() -> new IllegalStateException("Somebody else has taken over: import=" + id + " run=" + run));
        if (lines.get(0).number() < current.next().line()) {
            throw new IllegalStateException("These lines have been read: import=" + id + " from=" + lines.get(0).number());
        }
        List<RejectedLine> rejected = place(lines);
        imports.reject(id, rejected);
        Position next = lines.get(lines.size() - 1).next();
        imports.save(current.advanced(next, lines.size() - rejected.size(), rejected.size(), clock.instant()));
    }

    private List<RejectedLine> place(List<ParsedLine> lines) {
        List<ParsedLine> readable = lines.stream().filter(line -> line.order().isPresent()).toList();
        List<RejectedLine> rejected = new ArrayList<>(
                lines.stream().filter(line -> line.order().isEmpty()).map(ParsedLine::rejected).toList());
        List<PlacementOutcome> outcomes =
                placement.placeThoseThatCanBe(readable.stream().map(line -> line.order().orElseThrow()).toList());
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i).order().isEmpty()) {
                rejected.add(readable.get(i).rejected(reasons(outcomes.get(i).violations())));
            }
        }
        return rejected;
    }

    private static String reasons(List<Violation> violations) {
        return violations.stream().map(it -> it.field() + " " + it.message() + ".").collect(joining(" "));
    }
}
