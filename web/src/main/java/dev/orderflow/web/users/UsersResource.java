package dev.orderflow.web.users;

import dev.orderflow.audit.DeedKind;
import dev.orderflow.identity.PasswordMissing;
import dev.orderflow.identity.User;
import dev.orderflow.identity.UserDesk;
import dev.orderflow.identity.UserName;
import dev.orderflow.identity.Users;
import dev.orderflow.web.audit.Deeds;
import dev.orderflow.web.http.Page;
import dev.orderflow.web.http.Problem;
import dev.orderflow.web.http.ProblemKind;
import dev.orderflow.web.http.Query;
import dev.orderflow.web.http.Refusal;
import dev.orderflow.web.login.Caller;
import dev.orderflow.web.login.OperatorsOnly;
import dev.orderflow.web.operations.NeedsDatabase;
import dev.orderflow.web.stream.Streams;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Users: operators add, change, disable and remove them; everybody changes its own password. */
@Path("/users")
@RequestScoped
@NeedsDatabase
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public class UsersResource {

    private static final String OVER =
            " Logins and streams of before are over at once on this node, within a minute on the others.";

    @Inject
    Users users;

    @Inject
    UserDesk desk;

    @Inject
    Streams streams;

    @Inject
    Deeds deeds;

    @Inject
    Caller caller;

    /** Users by name. */
    @GET
    @OperatorsOnly
    @Operation(summary = "Users, by ascending name", description = "Operators only.")
    @Parameter(ref = "limit")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "The name that the page before ended with",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page",
            headers = @Header(name = "Link", ref = "NextPage"),
            content = @Content(schema = @Schema(implementation = UserView[].class)))
    public Response page(@Context UriInfo uri) {
        Query query = new Query(uri.getQueryParameters());
        Optional<String> after = query.text("after");
        int limit = query.limit();
        query.mustBeValid();
        return Page.of(users.page(after, limit + 1), limit, User::name).answer(UserView::of, uri);
    }

    /** One user. */
    @GET
    @Path("/{name}")
    @OperatorsOnly
    @Operation(summary = "One user", description = "Operators only.")
    @APIResponse(
            responseCode = "200",
            description = "The user",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    public UserView one(@PathParam("name") String name) {
        mustBePossible(name);
        return users.find(name).map(UserView::of).orElseThrow(UsersResource::none);
    }

    /** Adds a user or changes it. */
    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @OperatorsOnly
    @Operation(
            summary = "Adds a user, or changes its role and password, or disables it",
            description = "A user whom the settings name can be disabled here, and nothing else." + OVER + " Operators only.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Added",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING, format = "uri")),
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @APIResponse(responseCode = "409", ref = "NotThisUser")
    public Response put(@PathParam("name") String name, PutUserRequest request, @Context UriInfo uri) {
        if (!UserName.isPossible(name)) {
            throw new Refusal(Problem.invalid("name", UserName.RULE));
        }
        boolean added = put(name, request);
        streams.endThoseOf(name);
        return (added ? Response.created(uri.getAbsolutePath()) : Response.ok())
                .entity(users.find(name).map(UserView::of).orElseThrow(UsersResource::none))
                .build();
    }

    private boolean put(String name, PutUserRequest request) {
        try {
            return deeds.done(DeedKind.USER_PUT, name, request.inShort(), null,
                    () -> desk.put(name, request.wantedRole(), request.newPassword(), request.wantedDisabled(), caller.name()));
        } catch (PasswordMissing missing) {
            throw new Refusal(Problem.invalid("password", "must not be missing for a new user"));
        }
    }

    /** Gives a user another password. */
    @PUT
    @Path("/{name}/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Changes a password",
            description = "Everybody its own, operators everybody's; not that of a user whom the settings name." + OVER)
    @APIResponse(responseCode = "204", description = "Changed; the next login needs the new one")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "409", ref = "NotThisUser")
    public Response changePassword(@PathParam("name") String name, PutPasswordRequest request) {
        if (!name.equals(caller.name())) {
            caller.mustBeOperator();
        }
        mustBePossible(name);
        deeds.done(DeedKind.USER_PASSWORD_CHANGED, name, null, null, () -> desk.changePassword(name, request.password()));
        streams.endThoseOf(name);
        return Response.noContent().build();
    }

    /** Removes a user. */
    @DELETE
    @Path("/{name}")
    @OperatorsOnly
    @Operation(
            summary = "Removes a user",
            description = "Its orders stay. Not a user whom the settings name, and not oneself." + OVER + " Operators only.")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "409", ref = "NotThisUser")
    public Response remove(@PathParam("name") String name) {
        mustBePossible(name);
        deeds.done(DeedKind.USER_REMOVED, name, null, null, () -> desk.remove(name, caller.name()));
        streams.endThoseOf(name);
        return Response.noContent().build();
    }

    private static void mustBePossible(String name) {
        if (!UserName.isPossible(name)) {
            throw none();
        }
    }

    private static Refusal none() {
        return new Refusal(ProblemKind.NOT_FOUND, "There is no such user.");
    }
}
