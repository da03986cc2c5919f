// A whole handshake on containerd's ttrpc: two strangers meet, talk, consent, and only then learn who the other is.
//
//	Clients/go/build FOLDER
//	FOLDER/handshake unix:handschlag-data/handschlag.sock     (or tcp:HOST:PORT)
package main

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"log"
	"net"
	"os"
	"strings"
	"time"

	"github.com/containerd/ttrpc"
	"google.golang.org/grpc/status"

	api "handschlag/v1"
)

var (
	crockford = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)
	fields    = []api.ContactField{api.ContactField_CONTACT_FIELD_LEGAL_NAME, api.ContactField_CONTACT_FIELD_EMAIL}
	needs     = &api.FieldPolicy{Offered: fields, Required: fields}
)

// party is an account. Its token is made here; the server keeps the token's hash alone.
type party struct {
	client      *ttrpc.Client
	token       string
	engagements api.EngagementServiceService
	consents    api.ConsentServiceService
	agreements  api.AgreementServiceService
}

func newParty(client *ttrpc.Client, role api.Role, name, email string) *party {
	p := &party{
		client: client, engagements: api.NewEngagementServiceClient(client),
		consents: api.NewConsentServiceClient(client), agreements: api.NewAgreementServiceClient(client),
	}
	token := random(32)
	hash := sha256.Sum256(token)
	accounts := api.NewAccountServiceClient(client)
	must(accounts.CreateAccount(p.context(), &api.CreateAccountRequest{TokenHash: hash[:], Roles: []api.Role{role}}))
	p.token = "Bearer hst_" + crockford.EncodeToString(token)
	card := &api.ContactCard{Values: []*api.ContactValue{{Field: fields[0], Value: name}, {Field: fields[1], Value: email}}}
	must(accounts.PutContactCard(p.context(), &api.PutContactCardRequest{Card: card}))
	return p
}

// context is what one call is made with: its time, its caller, and a key that lets it act once if it is sent twice.
func (p *party) context() context.Context {
	metadata := ttrpc.MD{"idempotency-key": {crockford.EncodeToString(random(16))}}
	if p.token != "" {
		metadata.Set("authorization", p.token)
	}
	ctx, cancel := context.WithTimeout(ttrpc.WithMetadata(context.Background(), metadata), 10*time.Second)
	time.AfterFunc(10*time.Second, cancel)
	return ctx
}

func (p *party) consent(engagement string) {
	// The notice says what consent would mean, for a person to read; consent names its hash.
	notice := must(p.consents.GetConsentNotice(p.context(), &api.GetConsentNoticeRequest{
		EngagementId: engagement, Fields: fields, Purpose: api.Purpose_PURPOSE_THIS_WORK,
	}))
	must(p.consents.GiveConsent(p.context(), &api.GiveConsentRequest{
		EngagementId: engagement, Fields: fields, Purpose: api.Purpose_PURPOSE_THIS_WORK, NoticeHash: notice.NoticeHash,
	}))
}

func (p *party) grant(engagement string) string {
	grant, err := p.consents.GetGrant(p.context(), &api.GetGrantRequest{EngagementId: engagement})
	if err != nil {
		return status.Code(err).String()
	}
	values := []string{}
	for _, value := range grant.Card.Values {
		values = append(values, value.Value)
	}
	return strings.Join(values, ", ")
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: handshake unix:PATH | tcp:HOST:PORT")
	}
	network, address, _ := strings.Cut(os.Args[1], ":")
	client := ttrpc.NewClient(must(net.Dial(network, address)))
	defer client.Close()

	company := newParty(client, api.Role_ROLE_COMPANY, "Nordlicht Verlag GmbH", "post@nordlicht.example")
	must(api.NewCompanyServiceClient(client).PutCompany(company.context(), &api.PutCompanyRequest{
		Identity:   &api.CompanyIdentity{LegalName: "Nordlicht Verlag GmbH", Country: "DE"},
		Attributes: &api.CompanyAttributes{Industry: "Verlagswesen"}, Fields: needs,
	}))
	worker := newParty(client, api.Role_ROLE_WORKER, "Anna Weber", "anna@weber.example")
	must(api.NewProfileServiceClient(client).PutProfile(worker.context(), &api.PutProfileRequest{
		Content: &api.ProfileContent{Headline: "Texte über Natur", Fields: needs},
	}))

	project := must(api.NewProjectServiceClient(client).PostProject(company.context(), &api.PostProjectRequest{
		Content: &api.ProjectContent{
			Title: "Text über Wanderwege", Description: "300 Wörter über drei Wege an der Ostsee.",
			Kinds: []api.WorkKind{api.WorkKind_WORK_KIND_TEXT}, Naming: api.Naming_NAMING_ANONYMOUS, Fields: needs,
		},
	})).Project.Id
	mine := must(worker.engagements.Apply(worker.context(), &api.ApplyRequest{
		ProjectId: project, Text: "Die Wege kenne ich.",
	})).Engagement.Id
	theirs := "" // each side has its own id
	views := must(company.engagements.ListEngagements(company.context(), &api.ListEngagementsRequest{}))
	for _, view := range views.Engagements {
		if view.ProjectId == project {
			theirs = view.Id
		}
	}
	must(company.engagements.SendMessage(company.context(), &api.SendMessageRequest{
		EngagementId: theirs, Text: "Geht es bis Freitag?",
	}))
	page := must(worker.engagements.ListMessages(worker.context(), &api.ListMessagesRequest{EngagementId: mine}))
	fmt.Println("message:", page.Messages[len(page.Messages)-1].Text)

	worker.consent(mine)
	fmt.Println("one consent:", worker.grant(mine), "and", company.grant(theirs))
	company.consent(theirs)
	fmt.Println("both:", worker.grant(mine), "and", company.grant(theirs))

	offer := must(company.agreements.ProposeTerms(company.context(), &api.ProposeTermsRequest{
		EngagementId: theirs, Terms: &api.Terms{
			Kind: api.CooperationKind_COOPERATION_KIND_FIXED_PRICE, Amount: 9000, Currency: "EUR",
			Unit: api.RateUnit_RATE_UNIT_PROJECT,
		},
	})).Revision
	agreed := must(worker.agreements.AcceptTerms(worker.context(), &api.AcceptTermsRequest{
		EngagementId: mine, RevisionHash: offer.Hash,
	})).Engagement
	fmt.Println("agreed:", float64(offer.Terms.Amount)/100, offer.Terms.Currency, "in", agreed.Id)
}

func random(count int) []byte {
	bytes := make([]byte, count)
	must(rand.Read(bytes))
	return bytes
}

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}
