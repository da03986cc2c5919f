"""A whole handshake on gRPC: two strangers meet, talk, consent, and only then learn who the other is.

    pip install grpcio grpcio-tools
    python3 Clients/python/handshake.py unix:handschlag-data/handschlag.sock     (or HOST:PORT)
"""
import base64, hashlib, os, pathlib, sys, uuid
import grpc

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "proto"))
CROCKFORD = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0123456789abcdefghjkmnpqrstvwxyz")
FIELDS = ["CONTACT_FIELD_LEGAL_NAME", "CONTACT_FIELD_EMAIL"]

class Party:
    """An account. Its token is made here; the server keeps the token's hash alone."""
    def __init__(self, channel, role, *card):
        token = os.urandom(32)
        self.channel, self.credentials = channel, ()
        self.call("Account", "CreateAccount", roles=[role], token_hash=hashlib.sha256(token).digest())
        text = base64.b32encode(token).rstrip(b"=").translate(CROCKFORD).decode()
        self.credentials = (("authorization", "Bearer hst_" + text),)
        values = [{"field": field, "value": value} for field, value in zip(FIELDS, card)]
        self.call("Account", "PutContactCard", card={"values": values})

    def call(self, service, method, **fields):
        """Calls a method of the schema. Its key lets a call that is sent twice act once."""
        messages, stubs = grpc.protos_and_services(f"handschlag/v1/{service.lower()}.proto")
        stub = getattr(getattr(stubs, service + "ServiceStub")(self.channel), method)
        metadata = (*self.credentials, ("idempotency-key", str(uuid.uuid4())))
        return stub(getattr(messages, method + "Request")(**fields), metadata=metadata, timeout=10)

    def consent(self, engagement):
        wanted = dict(engagement_id=engagement, fields=FIELDS, purpose="PURPOSE_THIS_WORK")
        notice = self.call("Consent", "GetConsentNotice", **wanted)  # what it means, for a person to read
        self.call("Consent", "GiveConsent", notice_hash=notice.notice_hash, **wanted)

    def grant(self, engagement):
        try:
            card = self.call("Consent", "GetGrant", engagement_id=engagement).card
            return ", ".join(value.value for value in card.values)
        except grpc.RpcError as error:
            return error.code().name

with grpc.insecure_channel(sys.argv[1]) as channel:
    needs = {"offered": FIELDS, "required": FIELDS}
    company = Party(channel, "ROLE_COMPANY", "Nordlicht Verlag GmbH", "post@nordlicht.example")
    company.call("Company", "PutCompany", identity={"legal_name": "Nordlicht Verlag GmbH", "country": "DE"},
                 attributes={"industry": "Verlagswesen"}, fields=needs)
    worker = Party(channel, "ROLE_WORKER", "Anna Weber", "anna@weber.example")
    worker.call("Profile", "PutProfile", content={"headline": "Texte über Natur", "fields": needs})

    project = company.call("Project", "PostProject", content={
        "title": "Text über Wanderwege", "description": "300 Wörter über drei Wege an der Ostsee.",
        "kinds": ["WORK_KIND_TEXT"], "naming": "NAMING_ANONYMOUS", "fields": needs}).project.id
    mine = worker.call("Engagement", "Apply", project_id=project, text="Die Wege kenne ich.").engagement.id
    views = company.call("Engagement", "ListEngagements").engagements
    theirs = next(view.id for view in views if view.project_id == project)  # each side has its own id
    company.call("Engagement", "SendMessage", engagement_id=theirs, text="Geht es bis Freitag?")
    print("message:", worker.call("Engagement", "ListMessages", engagement_id=mine).messages[-1].text)

    worker.consent(mine)
    print("one consent:", worker.grant(mine), "and", company.grant(theirs))
    company.consent(theirs)
    print("both:", worker.grant(mine), "and", company.grant(theirs))

    offer = company.call("Agreement", "ProposeTerms", engagement_id=theirs, terms={
        "kind": "COOPERATION_KIND_FIXED_PRICE", "amount": 90_00, "currency": "EUR",
        "unit": "RATE_UNIT_PROJECT"}).revision
    agreed = worker.call("Agreement", "AcceptTerms", engagement_id=mine, revision_hash=offer.hash)
    print("agreed:", offer.terms.amount / 100, offer.terms.currency, "in", agreed.engagement.id)
