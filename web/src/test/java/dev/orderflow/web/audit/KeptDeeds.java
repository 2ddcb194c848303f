package dev.orderflow.web.audit;

import dev.orderflow.audit.AuditLog;
import dev.orderflow.audit.Deed;
import dev.orderflow.audit.DeedKind;
import dev.orderflow.web.login.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The audit list in memory. As the table it takes no subject of more than 255 characters. */
public final class KeptDeeds implements AuditLog {

    private final List<Deed> kept = new ArrayList<>();

    /** What resources do things with, which write here. */
    public Deeds deedsOf(Caller caller) {
        Deeds deeds = new Deeds();
        deeds.caller = caller;
        deeds.log = this;
        return deeds;
    }

    /** In short, the first one first: {@code op-1 STOCK_COUNTED BOOK-1 onHand=5}, without what is empty. */
    public List<String> inShort() {
        return kept.stream()
                .map(it -> String.join(" ", it.who(), it.what(), it.subject(), it.details().orElse(""), it.reason().orElse("")).strip())
                .map(it -> it.replaceAll(" +", " "))
                .toList();
    }

    @Override
    public void record(String who, DeedKind what, String subject, Optional<String> details, Optional<String> reason) {
        if (subject.codePointCount(0, subject.length()) > 255) {
            throw new IllegalStateException("value too long for type character varying(255)");
        }
        kept.add(new Deed(kept.size() + 1L, Instant.EPOCH, who, what.name(), subject, details, reason));
    }

    @Override
    public List<Deed> page(Optional<String> who, Optional<DeedKind> what, Optional<String> subject, Optional<Long> before, int limit) {
        return kept.stream()
                .sorted((one, other) -> Long.compare(other.id(), one.id()))
                .filter(it -> who.isEmpty() || it.who().equals(who.get()))
                .filter(it -> what.isEmpty() || it.what().equals(what.get().name()))
                .filter(it -> subject.isEmpty() || it.subject().equals(subject.get()))
                .filter(it -> before.isEmpty() || it.id() < before.get())
                .limit(limit)
                .toList();
    }

    @Override
    public List<Deed> latest(Set<DeedKind> kinds) {
        Map<String, Deed> latest = new LinkedHashMap<>();
        kept.stream().filter(it -> kinds.contains(DeedKind.valueOf(it.what()))).forEach(it -> latest.put(it.subject(), it));
        return List.copyOf(latest.values());
    }

    @Override
    public void removeBefore(Instant moment) {
        throw new UnsupportedOperationException();
    }
}
