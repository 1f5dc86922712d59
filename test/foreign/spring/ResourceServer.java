/*
 * The decoder of Spring Security's resource server, which knows the issuer and nothing else.
 * Standard input: the issuer, then tokens, a line each: accept or refuse, a name, the token.
 */
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtException;

public class ResourceServer {
  public static void main(String[] arguments) throws Exception {
    int accepted = 0;
    int refused = 0;
    try (var lines = new BufferedReader(new InputStreamReader(System.in))) {
      String issuer = lines.readLine();
      JwtDecoder decoder = JwtDecoders.fromIssuerLocation(issuer);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split(" ");
        Optional<String> refusal = refusalOf(decoder, issuer, parts[2]);
        check(parts[0].equals(refusal.isEmpty() ? "accept" : "refuse"), parts[1] + ": " + refusal);
        if (refusal.isEmpty()) accepted += 1;
        else refused += 1;
        System.out.println("Spring Security: " + parts[1] + ", " + refusal.orElse("accepted"));
      }
    }
    check(accepted > 0 && refused > 0, "tokens of both kinds are read");
    System.out.println("Spring Security: " + accepted + " tokens accepted, " + refused + " refused");
  }

  private static Optional<String> refusalOf(JwtDecoder decoder, String issuer, String token) {
    try {
      Jwt jwt = decoder.decode(token);
      check(jwt.getIssuer().toString().equals(issuer), "the issuer is " + jwt.getIssuer());
      return Optional.empty();
    } catch (JwtException refusal) {
      return Optional.of(refusal.getMessage());
    }
  }

  private static void check(boolean holds, String what) {
    if (!holds) throw new IllegalStateException(what);
  }
}
