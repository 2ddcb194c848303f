package dev.orderflow.web.session;

import dev.orderflow.identity.NewSession;
import dev.orderflow.identity.Session;
import dev.orderflow.identity.SessionDesk;
import dev.orderflow.web.http.Problem;
import dev.orderflow.web.http.ProblemKind;
import dev.orderflow.web.http.Problems;
import dev.orderflow.web.http.Refusal;
import dev.orderflow.web.login.Caller;
import dev.orderflow.web.login.SamePage;
import dev.orderflow.web.login.SessionCookie;
import dev.orderflow.web.login.SessionLogin;
import dev.orderflow.web.login.WithoutLogin;
import dev.orderflow.web.operations.NeedsDatabase;
import dev.orderflow.web.stream.Streams;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The session of a browser: begins with a name and a password, tells whose it is, ends. Programs use HTTP Basic and need none. */
@Path("/login")
@RequestScoped
@WithoutLogin
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirementsSet
@Tag(name = "login")
public class LoginResource {

    /**
     * What the browser keeps of the answers and of the page goes with the session. Not the cookies: those of this host are also those of
     * other applications at other ports.
     */
    private static final String CLEAR_SITE_DATA = "Clear-Site-Data";

    private static final String ALL_BUT_COOKIES = "\"cache\", \"storage\"";

    @Inject
    SessionDesk desk;

    @Inject
    SessionLogin sessions;

    @Inject
    Streams streams;

    @Inject
    Caller caller;

    /** Begins a session. */
    @POST
    @NeedsDatabase
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Logs in, for a page",
            description = "The answer sets a cookie that each request brings from then on, so that it needs no Authorization header. What"
                    + " changes something needs the csrfToken besides, in the header X-CSRF-Token. A session that the request brought is"
                    + " over. Over after half an hour without use, and after twelve hours; a request with the header X-Background, or for"
                    + " Server-Sent Events, is no use.")
    @APIResponse(
            responseCode = "200",
            description = "Who is logged in now",
            headers = @Header(name = "Set-Cookie", description = SessionCookie.NAME, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", description = "Another page sent it", content = @Content(
            mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "429", ref = "TooMany")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response begin(LoginRequest login, @Context HttpServletRequest request) {
        if (!SamePage.sends(request)) {
            throw new Refusal(Problems.ofKind(ProblemKind.FOREIGN_PAGE));
        }
        caller.saysToBe(login.name());
        NewSession begun = desk.begin(login.name(), login.password(), caller.address())
                .orElseThrow(() -> new Refusal(Problems.ofKind(ProblemKind.WRONG_LOGIN)));
        SessionCookie.in(request).ifPresent(this::end);
        return answer(begun.session()).header(HttpHeaders.SET_COOKIE, SessionCookie.holding(begun.token(), request.isSecure())).build();
    }

    /** Whose the session is. */
    @GET
    @Operation(
            summary = "Who is logged in with this cookie",
            description = "For a page that was loaded again. It is no use of the session.")
    @APIResponse(
            responseCode = "200",
            description = "Who it is",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    @APIResponse(responseCode = "401", description = "Nobody, or not any more", content = @Content(
            mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response whoIsLoggedIn(@Context HttpServletRequest request) {
        return answer(SessionCookie.in(request).flatMap(desk::look)
                        .orElseThrow(() -> new Refusal(Problems.ofKind(ProblemKind.NO_SESSION))))
                .build();
    }

    /** Ends the session. */
    @DELETE
    @NeedsDatabase
    @Operation(
            summary = "Logs out",
            description = "Also where nobody was logged in. On other nodes the session is over some seconds later.")
    @Parameter(name = SessionLogin.CSRF_HEADER, in = ParameterIn.HEADER, description = "The csrfToken of the session",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "204",
            description = "Nobody is logged in now",
            headers = {
                @Header(name = "Set-Cookie", description = "Takes the cookie away", schema = @Schema(type = SchemaType.STRING)),
                @Header(name = CLEAR_SITE_DATA, description = "What else the browser forgets", schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response end(@Context HttpServletRequest request) {
        if (sessions.of(request).isPresent()) {
            SessionCookie.in(request).ifPresent(this::end);
        }
        return Response.noContent().header(HttpHeaders.SET_COOKIE, SessionCookie.none(request.isSecure()))
                .header(CLEAR_SITE_DATA, ALL_BUT_COOKIES).build();
    }

    private void end(String token) {
        desk.end(token);
        streams.endThoseOfSession(token);
    }

    private static Response.ResponseBuilder answer(Session session) {
        return Response.ok(SessionView.of(session)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
