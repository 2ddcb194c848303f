package dev.orderflow.deadletters;

import dev.orderflow.deadletters.Cases.Place;
import java.util.List;
import java.util.Optional;

/** Finds dead letters by a text in their subscription, type or cause, or in the exceptions of their last failed deliveries. */
public interface DeadLetterSearch {

    /**
     * Dead letters in which the text is found, upper and lower case alike; the one that died last first, behind that place. The search
     * looks at no more dead letters than one page may cost.
     */
    Found find(Filter filter, String text, Optional<Place> after, int limit);

    /**
     * A page, perhaps an empty one.
     *
     * @param next where to go on; empty where all have been looked at
     */
    record Found(List<DeadLetter> letters, Optional<Place> next) {}
}
