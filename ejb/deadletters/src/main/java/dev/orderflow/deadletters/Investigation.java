package dev.orderflow.deadletters;

import dev.orderflow.database.Expectation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;

/** Who looks into a group of dead letters, and what everybody should know of it: two operators need not find out the same. */
@ApplicationScoped
@Transactional
public class Investigation {

    @Inject
    Groups groups;

    @Inject
    Clock clock;

    /**
     * Notes it; what is empty is cleared.
     *
     * @param expected of the note that is there; what it throws leaves everything as it is
     * @throws NoSuchGroup where no dead letter ever was of that group
     */
    public GroupNote note(GroupKey group, Optional<String> text, Optional<String> investigatedBy, String who, Expectation expected) {
        if (!groups.isKnown(group)) {
            throw new NoSuchGroup();
        }
        GroupNote before = groups.lock(group);
        expected.mustBeMetBy(OptionalInt.of(before.version()));
        GroupNote after = before.changed(text, investigatedBy, who, clock.instant());
        groups.save(after);
        return after;
    }
}
