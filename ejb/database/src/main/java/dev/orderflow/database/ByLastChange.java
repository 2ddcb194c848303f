package dev.orderflow.database;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/**
 * Entities in the order of their last change, the attribute {@code updatedAt}, page by page.
 *
 * @param id the attribute that orders those which changed at the same moment; both together have an index
 */
public record ByLastChange<T>(Class<T> entity, String id) {

    /**
     * At most {@code limit} entities that last changed no later than {@code until}: the one that changed first comes first. The page
     * starts behind the one with the id {@code afterId} that changed at {@code after}.
     */
    public List<T> page(EntityManager entities, Instant after, String afterId, Instant until, int limit) {
        // Row values would say it shorter, but are not in the standard's query language. The first condition finds the place in the index.
        return entities
                .createQuery(
                        "select e from %1$s e where e.updatedAt >= :after and (e.updatedAt > :after or e.%2$s > :afterId)"
                                        .formatted(entity.getSimpleName(), id)
                                + " and e.updatedAt <= :until order by e.updatedAt, e." + id,
                        entity)
                .setParameter("after", after)
                .setParameter("afterId", afterId)
                .setParameter("until", until)
                .setMaxResults(limit)
                .getResultList();
    }
}
