package dev.orderflow.orders;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Requests that are placed in one transaction, and how far that has come. */
final class PlacementGroup {

    private final List<PlacementRequest> requests;
    private boolean workDone;

    PlacementGroup(List<PlacementRequest> requests) {
        this.requests = requests;
    }

    /** All but those under a key that an earlier one of the group has: two requests under one key cannot be judged at the same time. */
    List<PlacementRequest> withoutRepeats() {
        Set<IdempotencyKey> seen = new HashSet<>();
        return requests.stream().filter(request -> request.key().map(seen::add).orElse(true)).toList();
    }

    void workIsDone() {
        workDone = true;
    }

    /** Whether nothing but the commit was missing. */
    boolean isWorkDone() {
        return workDone;
    }
}
