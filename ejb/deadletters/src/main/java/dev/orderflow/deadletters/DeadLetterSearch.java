package dev.orderflow.deadletters;

import dev.orderflow.deadletters.Cases.Place;
import java.util.List;
import java.util.Optional;

/** Finds dead letters by what they failed of: in subscription, type and cause, and in what their last failed deliveries left. */
public interface DeadLetterSearch {

    /**
     * Those in which the text is found, upper and lower case alike; those that died last first, after that place. It looks at so many at
     * most as one page may cost.
     */
    Found find(Filter filter, String text, Optional<Place> after, int limit);

    /**
     * A page, perhaps an empty one.
     *
     * @param next where to go on; empty where all have been looked at
     */
    record Found(List<DeadLetter> letters, Optional<Place> next) {}
}
