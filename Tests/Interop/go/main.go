// Calls a Handschlag server with containerd's ttrpc client, which knows nothing of Handschlag.
//
// usage: handschlag-interop ADDRESS WORD
//
// ADDRESS is unix:PATH or tcp:HOST:PORT; WORD occurs in the titles of exactly one open project. Ends with
// status 1 and a line at the first answer that is not as it must be.
package main

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"net"
	"os"
	"reflect"
	"strings"
	"time"

	"github.com/containerd/ttrpc"
	"github.com/gogo/protobuf/proto"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

const (
	roleWorker  = 1
	kindText    = 1
	unitWord    = 5
	stateOpen   = 1
	levelNative = 4
)

func main() {
	if len(os.Args) != 3 {
		fail("usage: handschlag-interop ADDRESS WORD")
	}
	network, address, _ := strings.Cut(os.Args[1], ":")
	connection, err := net.Dial(network, address)
	check(err)
	client := ttrpc.NewClient(connection)
	defer client.Close()

	token := make([]byte, 32)
	_, err = rand.Read(token)
	check(err)
	own := createAccount(client, token)
	session := caller{client, ttrpc.MD{"authorization": {"Bearer hst_" + crockford(token)}}}

	session.readAccount(own)
	session.writeProfile()
	session.findProject(os.Args[2])
	session.meetErrors()
	session.passDeadline()
	session.callAtOnce(own)
	fmt.Println("ok", own.ID)
}

type caller struct {
	client   *ttrpc.Client
	metadata ttrpc.MD
}

func (c caller) call(service, method string, request, response interface{}) error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if c.metadata != nil {
		ctx = ttrpc.WithMetadata(ctx, c.metadata)
	}
	return c.client.Call(ctx, "handschlag.v1."+service, method, request, response)
}

func createAccount(client *ttrpc.Client, token []byte) *account {
	hash := sha256.Sum256(token)
	request := &createAccountRequest{TokenHash: hash[:], Roles: []int32{roleWorker}}
	nobody := caller{client, ttrpc.MD{"idempotency-key": {"go-1"}}}
	first, again := &accountResponse{}, &accountResponse{}
	check(nobody.call("AccountService", "CreateAccount", request, first))
	if first.Account == nil || !strings.HasPrefix(first.Account.ID, "acc_") {
		fail("CreateAccount answered %v", first)
	}
	check(nobody.call("AccountService", "CreateAccount", request, again))
	if !reflect.DeepEqual(first, again) {
		fail("the same key answered %v, then %v", first, again)
	}
	return first.Account
}

func (c caller) readAccount(own *account) {
	response := &accountResponse{}
	check(c.call("AccountService", "GetAccount", &empty{}, response))
	if !reflect.DeepEqual(response.Account, own) {
		fail("GetAccount answered %v instead of %v", response.Account, own)
	}
	if !reflect.DeepEqual(own.Roles, []int32{roleWorker}) || own.Suspended || own.CreatedDay == 0 {
		fail("a new worker is %v", own)
	}
}

func (c caller) writeProfile() {
	content := &profileContent{
		Headline: "Texte für Kataloge", About: "Ich schreibe seit zwölf Jahren über Werkzeug und Gärten.",
		Skills:    []string{"copywriting", "german"},
		Languages: []*languageSkill{{Language: "de", Level: levelNative}},
		Region:    "DE", HoursPerWeek: 20,
		Rate:  &rateBand{MinAmount: 10, MaxAmount: 15, Currency: "EUR", Unit: unitWord},
		Kinds: []int32{kindText},
	}
	put := &putProfileResponse{}
	check(c.call("ProfileService", "PutProfile", &putProfileRequest{Content: content}, put))
	got := &getOwnProfileResponse{}
	check(c.call("ProfileService", "GetOwnProfile", &empty{}, got))
	if put.Held || got.Held || got.Hidden || got.Content == nil {
		fail("the profile was answered with %v and %v", put, got)
	}
	if got.Content.About != content.About || got.Content.Headline != content.Headline ||
		!reflect.DeepEqual(got.Content.Languages, content.Languages) || got.Content.HoursPerWeek != 20 {
		fail("the profile came back as %v", got.Content)
	}
}

func (c caller) findProject(word string) {
	found := &searchProjectsResponse{}
	check(c.call("ProjectService", "SearchProjects", &searchRequest{Query: word, PageSize: 10}, found))
	if len(found.Projects) != 1 {
		fail("the search for %s found %v", word, found.Projects)
	}
	hit := found.Projects[0]
	if !strings.HasPrefix(hit.ID, "prj_") || hit.State != stateOpen || hit.Own ||
		!strings.Contains(hit.Content.Title, word) {
		fail("the search for %s found %v", word, hit)
	}
}

// meetErrors asks for what is refused, and looks at the codes and details.
func (c caller) meetErrors() {
	nobody := caller{client: c.client}
	err := nobody.call("AccountService", "GetAccount", &empty{}, &accountResponse{})
	expectReason(err, codes.Unauthenticated, "TOKEN_INVALID")

	missing := &getProjectRequest{ProjectID: "prj_00000000000000000000000000"}
	expectReason(c.call("ProjectService", "GetProject", missing, &empty{}), codes.NotFound, "NOT_FOUND")

	err = c.call("ProjectService", "PostProject", &empty{}, &empty{})
	expectReason(err, codes.PermissionDenied, "ROLE_MISSING")

	content := &profileContent{Headline: strings.Repeat("x", 121), HoursPerWeek: 90}
	err = c.call("ProfileService", "PutProfile", &putProfileRequest{Content: content}, &empty{})
	violations := &badRequest{}
	detail(expectCode(err, codes.InvalidArgument), "google.rpc.BadRequest", violations)
	fields := map[string]bool{}
	for _, violation := range violations.Violations {
		fields[violation.Field] = violation.Description != ""
	}
	if len(fields) != 2 || !fields["content.headline"] || !fields["content.hours_per_week"] {
		fail("the violations are %v", violations)
	}

	expectCode(c.call("AccountService", "NoSuchMethod", &empty{}, &empty{}), codes.Unimplemented)
	expectCode(c.call("NoSuchService", "GetAccount", &empty{}, &empty{}), codes.Unimplemented)
	expectCode(c.call("AdminService", "GetServerInfo", &empty{}, &empty{}), codes.Unimplemented)
}

// passDeadline makes a call whose time is over when it is sent.
func (c caller) passDeadline() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Nanosecond)
	defer cancel()
	err := c.client.Call(ctx, "handschlag.v1.AccountService", "GetAccount", &empty{}, &accountResponse{})
	if err == nil {
		fail("a call without time was answered")
	}
}

// callAtOnce has many calls in flight on the one connection.
func (c caller) callAtOnce(own *account) {
	const calls = 100
	done := make(chan error, calls)
	for i := 0; i < calls; i++ {
		go func() {
			response := &accountResponse{}
			err := c.call("AccountService", "GetAccount", &empty{}, response)
			if err == nil && response.Account.ID != own.ID {
				err = fmt.Errorf("GetAccount answered %v", response)
			}
			done <- err
		}()
	}
	for i := 0; i < calls; i++ {
		check(<-done)
	}
}

func expectCode(err error, code codes.Code) *status.Status {
	answer, ok := status.FromError(err)
	if err == nil || !ok || answer.Code() != code || answer.Message() == "" {
		fail("expected %v, got %v", code, err)
	}
	return answer
}

func expectReason(err error, code codes.Code, reason string) {
	info := &errorInfo{}
	detail(expectCode(err, code), "google.rpc.ErrorInfo", info)
	if info.Reason != reason || info.Domain != "handschlag" {
		fail("expected the reason %s, got %v", reason, info)
	}
}

func detail(answer *status.Status, name string, into proto.Message) {
	for _, any := range answer.Proto().Details {
		if any.TypeUrl == "type.googleapis.com/"+name {
			check(proto.Unmarshal(any.Value, into))
			return
		}
	}
	fail("%v has no detail %s", answer, name)
}

// crockford writes 32 bytes in Crockford's base32, in lower case.
func crockford(bytes []byte) string {
	const digits = "0123456789abcdefghjkmnpqrstvwxyz"
	text, bits, count := "", uint(0), 0
	for _, b := range bytes {
		bits, count = bits<<8|uint(b), count+8
		for count >= 5 {
			count -= 5
			text += string(digits[bits>>uint(count)&31])
		}
	}
	if count > 0 {
		text += string(digits[bits<<uint(5-count)&31])
	}
	return text
}

func check(err error) {
	if err != nil {
		fail("%v", err)
	}
}

func fail(format string, values ...interface{}) {
	fmt.Fprintf(os.Stderr, format+"\n", values...)
	os.Exit(1)
}
