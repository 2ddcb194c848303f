package dev.orderflow.web.http;

/** The request is refused with this problem. */
public final class Refusal extends RuntimeException {

    private final transient Problem problem;

    /** Refuses with this problem. */
    public Refusal(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** Refuses with a problem of this kind. */
    public Refusal(ProblemKind kind, String detail) {
        this(Problem.of(kind, detail));
    }

    /** What to tell the client. */
    public Problem problem() {
        return problem;
    }
}
