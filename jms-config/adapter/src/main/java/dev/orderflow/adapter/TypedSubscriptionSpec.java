package dev.orderflow.adapter;

/**
 * For a server that asks what type a property has before it sets it: Payara (SetMethodAction) takes the type of the getter, where there is
 * none a text, and wants a setter of just that type, which for a number or a flag is no primitive one.
 */
public class TypedSubscriptionSpec extends SubscriptionSpec {

    private static final Integer NOT_TOLD = null;

    /** As the bean asks for it. */
    public Integer getMaxSession() {
        return sessions();
    }

    public void setMaxSession(Integer sessions) {
        super.setMaxSession(sessions.intValue());
    }

    /** Whether the subscription is shared; it has to be. */
    public Boolean getShareSubscriptions() {
        return true;
    }

    public void setShareSubscriptions(Boolean isShared) {
        super.setShareSubscriptions(isShared.booleanValue());
    }

    /** Of no effect, as the setter. */
    public Boolean getUseJNDI() {
        return false;
    }

    /** Of no effect. */
    public void setUseJNDI(Boolean lookUp) {}

    /** Of no effect, as the setter. */
    public Boolean getUseGlobalPools() {
        return false;
    }

    /** Of no effect. */
    public void setUseGlobalPools(Boolean global) {}

    /** Of no effect, as the setter. */
    public Integer getReconnectAttempts() {
        return NOT_TOLD;
    }

    /** Of no effect. */
    public void setReconnectAttempts(Integer attempts) {}

    /** Of no effect, as the setter. */
    public Integer getThreadPoolMaxSize() {
        return NOT_TOLD;
    }

    /** Of no effect. */
    public void setThreadPoolMaxSize(Integer threads) {}

    /** Of no effect, as the setter. */
    public Integer getConsumerWindowSize() {
        return NOT_TOLD;
    }

    /** Of no effect. */
    public void setConsumerWindowSize(Integer bytes) {}
}
