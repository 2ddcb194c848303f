package dev.orderflow.orders;

import dev.orderflow.database.Causes;
import dev.orderflow.events.Events;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/**
 * Places orders that are asked for at the same time in one transaction: what an XA transaction costs is paid once for all of them. Each
 * request has its own validation, its own idempotency key and its own answer, as {@link OrderPlacement} gives it to one that is alone.
 */
@ApplicationScoped
public class SharedPlacement {

    /** While one transaction waits for the disk, another one does its work. */
    private static final int TRANSACTIONS_AT_ONCE = 2;

    private static final int MOST = 64;

    private static final Logger LOG = System.getLogger(SharedPlacement.class.getPackageName());

    @Inject
    OrderPlacement placement;

    @Inject
    Events events;

    private GroupCommit<PlacementRequest> groups;

    @PostConstruct
    void open() {
        groups = new GroupCommit<>(TRANSACTIONS_AT_ONCE, MOST, this::placeTogether);
    }

    /**
     * Places the order; under a key once, as {@link OrderPlacement#placeOnce} does.
     *
     * @throws KeyInUse when the first request under the key is still in progress or in doubt
     * @throws KeyReused when the first request under the key was for another order
     * @throws OrderInvalid when a product is unknown or sold in another currency; nothing is stored then, and the key is free
     */
    public Placement place(PlaceOrder command, Optional<IdempotencyKey> key) {
        PlacementRequest request = new PlacementRequest(command, key, events.origin());
        groups.ask(request);
        return request.isOpen() ? placeAlone(request) : request.outcome();
    }

    /** What goes wrong for several together may be the fault of one: then each is placed alone, by its own thread. */
    void placeTogether(List<PlacementRequest> requests) {
        var group = new PlacementGroup(requests);
        try {
            placement.placeTogether(group);
        } catch (Exception failure) { // a transaction manager's too, which no signature declares
            if (requests.size() == 1 || !isRolledBack(group, failure)) {
                throw failure;
            }
            LOG.log(Level.WARNING, requests.size() + " orders could not be placed together; each is placed alone", failure);
            requests.forEach(PlacementRequest::reopen);
        }
    }

    /** What failed before its commit began cannot have been stored; what failed in it, only where the transaction manager says so. */
    private static boolean isRolledBack(PlacementGroup group, Exception failure) {
        return !group.isWorkDone()
                || Causes.first(failure, RollbackException.class) != null && Causes.first(failure, HeuristicMixedException.class) == null;
    }

    private Placement placeAlone(PlacementRequest request) {
        return request.key()
                .map(key -> placement.placeOnce(key, request.command()))
                .orElseGet(() -> new Placement(placement.place(request.command()), false));
    }
}
